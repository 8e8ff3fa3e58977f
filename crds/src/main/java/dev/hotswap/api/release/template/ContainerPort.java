package dev.hotswap.api.release.template;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** Schema of a container's port. */
@PreserveUnknownFields
record ContainerPort(
    @JsonPropertyDescription("Its name; a Service port's targetPort can refer to it.")
        @Size(max = 15)
        String name,
    @JsonPropertyDescription("Its number.") @Required @Min(1) @Max(65535) Integer containerPort,
    @JsonPropertyDescription("TCP, UDP or SCTP; TCP when left out.") @Size(max = 8)
        String protocol) {}

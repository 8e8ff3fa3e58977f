package dev.hotswap.api.release.template;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** Schema of a container that runs before the others, or beside them when restarted always. */
@PreserveUnknownFields
record InitContainer(
    @JsonPropertyDescription("Unique within the pod.") @Required @Size(min = 1, max = 63)
        String name,
    @JsonPropertyDescription("The image.") @Required @Size(min = 1, max = 512) String image,
    @JsonPropertyDescription("When it can take requests.") Probe readinessProbe,
    @JsonPropertyDescription("When it must be started again.") Probe livenessProbe,
    @JsonPropertyDescription("When the other two begin.") Probe startupProbe,
    @JsonPropertyDescription(
            "Who it runs as. Preflight refuses what exists on Linux only, and says what Windows has"
                + " instead.")
        Anything securityContext) {}

package dev.hotswap.api.release.template;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** Schema of a volume. */
@PreserveUnknownFields
record Volume(
    @JsonPropertyDescription("Unique within the pod.") @Required @Size(min = 1, max = 63)
        String name) {}

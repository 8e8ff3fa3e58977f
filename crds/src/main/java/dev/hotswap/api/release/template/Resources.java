package dev.hotswap.api.release.template;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;

/** Schema of a container's resources. */
@PreserveUnknownFields
record Resources(
    @JsonPropertyDescription("The most it may use.") @Size(max = 16) Map<String, Quantity> limits,
    @JsonPropertyDescription("What the scheduler sets aside for it.") @Size(max = 16)
        Map<String, Quantity> requests) {}

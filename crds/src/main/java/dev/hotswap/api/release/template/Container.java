package dev.hotswap.api.release.template;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** Schema of a container that runs all the time. */
@PreserveUnknownFields
record Container(
    @JsonPropertyDescription("Unique within the pod.") @Required @Size(min = 1, max = 63)
        String name,
    @JsonPropertyDescription("The image, best with a digest or a tag that never moves.")
        @Required
        @Size(min = 1, max = 512)
        String image,
    @JsonPropertyDescription("Ports it listens on.") @Size(max = 32) List<ContainerPort> ports,
    @JsonPropertyDescription(
            "When it can take requests. Preflight wants one of each container with ports.")
        Probe readinessProbe,
    @JsonPropertyDescription("When it must be started again.") Probe livenessProbe,
    @JsonPropertyDescription("When the other two begin.") Probe startupProbe,
    @JsonPropertyDescription("What it may use. Preflight wants limits.memory.") Resources resources,
    @JsonPropertyDescription(
            "Who it runs as. Preflight refuses what exists on Linux only, and says what Windows has"
                + " instead.")
        Anything securityContext) {}

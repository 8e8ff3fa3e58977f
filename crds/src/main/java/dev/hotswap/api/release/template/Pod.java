package dev.hotswap.api.release.template;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Map;

/**
 * Schema of a pod: what Hotswap reads, with its bounds. The rest is passed on as it is. What a pod
 * on Windows must be and cannot have is said by preflight, all of it at once: whoever was refused
 * here would learn of the rest only afterwards.
 */
@PreserveUnknownFields
record Pod(
    @JsonPropertyDescription("Containers of the pod.") @Required @Size(min = 1, max = 16)
        List<Container> containers,
    @JsonPropertyDescription("Containers that run before the others.") @Size(max = 16)
        List<InitContainer> initContainers,
    @JsonPropertyDescription("Labels of the nodes it may run on; nodePool is added.")
        @Size(max = 32)
        Map<String, @Size(max = 63) String> nodeSelector,
    @JsonPropertyDescription("Operating system of the pod. Hotswap fills in windows.") Anything os,
    @JsonPropertyDescription("Only Always is possible, and it is the default.") @Size(max = 16)
        String restartPolicy,
    @JsonPropertyDescription(
            "How long the pod may take to end, in seconds. It holds preStop, drain and shutdown.")
        @Min(1)
        @Max(86400)
        Long terminationGracePeriodSeconds,
    @JsonPropertyDescription(
            "Who the pod runs as. Preflight refuses what exists on Linux only, and says what Windows has"
                + " instead.")
        Anything securityContext,
    @JsonPropertyDescription("Volumes of the pod.") @Size(max = 64) List<Volume> volumes) {}

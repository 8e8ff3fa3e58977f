package dev.hotswap.api.release.template;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** Schema of a container that runs all the time. */
@PreserveUnknownFields
@ValidationRule(
    value =
        "has(self.resources) && has(self.resources.limits) && 'memory' in self.resources.limits",
    message = "every container needs resources.limits.memory",
    messageExpression =
        "'container \"%s\" has no resources.limits.memory: Windows has no out-of-memory killer, so"
            + " a leak slows the whole node instead of ending the pod; set a limit such as"
            + " 256Mi'.format([self.name])")
@ValidationRule(
    value = "has(self.readinessProbe) || !has(self.ports) || self.ports.size() == 0",
    message = "a container with ports needs a readinessProbe",
    messageExpression =
        "'container \"%s\" has ports but no readinessProbe: without one every candidate looks"
            + " ready; add httpGet, tcpSocket or grpc'.format([self.name])")
record Container(
    @JsonPropertyDescription("Unique within the pod.") @Required @Size(min = 1, max = 63)
        String name,
    @JsonPropertyDescription("The image, best with a digest or a tag that never moves.")
        @Required
        @Size(min = 1, max = 512)
        String image,
    @JsonPropertyDescription("Ports it listens on.") @Size(max = 32) List<ContainerPort> ports,
    @JsonPropertyDescription("When it can take requests.") Probe readinessProbe,
    @JsonPropertyDescription("When it must be started again.") Probe livenessProbe,
    @JsonPropertyDescription("When the other two begin.") Probe startupProbe,
    @JsonPropertyDescription("What it may use. limits.memory is required.") Resources resources,
    @JsonPropertyDescription("Who it runs as. Linux-only fields are refused.")
        ContainerSecurity securityContext) {}

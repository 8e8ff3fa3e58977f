package dev.hotswap.api.release.template;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;

/** Schema of a pod: what Hotswap reads and what Windows refuses. The rest is passed on as it is. */
@PreserveUnknownFields
record Pod(
    @JsonPropertyDescription("Containers of the pod. One at least needs a readinessProbe.")
        @Required
        @Size(min = 1, max = 16)
        @ValidationRule(
            value =
                "self.size() == 0 || self.exists(c, has(c.readinessProbe) || (has(c.ports) &&"
                    + " c.ports.size() > 0))",
            message = "at least one container needs a readinessProbe",
            messageExpression =
                "'no container has a readinessProbe: without one every candidate looks ready; add"
                    + " httpGet, tcpSocket or grpc to \"%s\"'.format([self[0].name])")
        List<Container> containers,
    @JsonPropertyDescription("Containers that run before the others.") @Size(max = 16)
        List<InitContainer> initContainers,
    @JsonPropertyDescription("Labels of the nodes it may run on; nodePool is added.")
        @Size(max = 32)
        @ValidationRule(
            value = "!('kubernetes.io/os' in self) || self['kubernetes.io/os'] == 'windows'",
            message = "nodeSelector: kubernetes.io/os can only be windows",
            messageExpression =
                "'nodeSelector asks for kubernetes.io/os: %s: Hotswap runs pods on Windows nodes;"
                    + " remove it or say windows'.format([self['kubernetes.io/os']])")
        Map<String, @Size(max = 63) String> nodeSelector,
    @JsonPropertyDescription("Operating system of the pod. Hotswap fills in windows.") Os os,
    @JsonPropertyDescription("Only Always is possible, and it is the default.")
        @Size(max = 16)
        @ValidationRule(
            value = "self == 'Always'",
            message = "restartPolicy can only be Always",
            messageExpression =
                "'restartPolicy is \"%s\": a service is started again whenever it ends; use Always"
                    + " or leave it out'.format([self])")
        String restartPolicy,
    @JsonPropertyDescription(
            "How long the pod may take to end, in seconds. It holds preStop, drain and shutdown.")
        @Min(1)
        @Max(86400)
        Long terminationGracePeriodSeconds,
    @JsonPropertyDescription("Not possible on Windows.")
        @ValidationRule(
            value = "!self",
            message =
                "hostNetwork is not possible for Windows pods: leave it out and use a Service")
        Boolean hostNetwork,
    @JsonPropertyDescription("Linux only.")
        @ValidationRule(value = "!self", message = "hostPID" + LinuxOnly.REMOVE)
        Boolean hostPID,
    @JsonPropertyDescription("Linux only.")
        @ValidationRule(value = "!self", message = "hostIPC" + LinuxOnly.REMOVE)
        Boolean hostIPC,
    @JsonPropertyDescription("Linux only.")
        @ValidationRule(value = LinuxOnly.RULE, message = "hostUsers" + LinuxOnly.REMOVE)
        Boolean hostUsers,
    @JsonPropertyDescription("Linux only.")
        @ValidationRule(
            value = LinuxOnly.RULE,
            message = "shareProcessNamespace" + LinuxOnly.REMOVE)
        Boolean shareProcessNamespace,
    @JsonPropertyDescription("Who the pod runs as. Linux-only fields are refused.")
        PodSecurity securityContext,
    @JsonPropertyDescription("Volumes of the pod.") @Size(max = 64) List<Volume> volumes) {
  /** Schema of the operating system. */
  record Os(
      @JsonPropertyDescription("Only windows is possible.")
          @Required
          @Size(max = 16)
          @ValidationRule(
              value = "self == 'windows'",
              message = "os.name can only be windows",
              messageExpression =
                  "'os.name is \"%s\": Hotswap runs pods on Windows nodes; leave os out or say"
                      + " windows'.format([self])")
          String name) {}
}

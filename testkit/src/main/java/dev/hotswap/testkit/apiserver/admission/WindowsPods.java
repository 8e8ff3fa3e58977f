package dev.hotswap.testkit.apiserver.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.error.Cause;
import java.util.ArrayList;
import java.util.List;

/** A pod that says it is for Windows must not set what only Linux has, and the other way round. */
final class WindowsPods implements AdmissionRule {
  private static final List<String> POD_FIELDS =
      List.of("hostPID", "hostIPC", "hostUsers", "shareProcessNamespace");
  private static final List<String> POD_SECURITY =
      List.of(
          "appArmorProfile",
          "seLinuxOptions",
          "seccompProfile",
          "fsGroup",
          "fsGroupChangePolicy",
          "sysctls",
          "runAsUser",
          "runAsGroup",
          "supplementalGroups",
          "supplementalGroupsPolicy");
  private static final List<String> CONTAINER_SECURITY =
      List.of(
          "appArmorProfile",
          "seLinuxOptions",
          "seccompProfile",
          "capabilities",
          "readOnlyRootFilesystem",
          "privileged",
          "allowPrivilegeEscalation",
          "procMount",
          "runAsUser",
          "runAsGroup");

  @Override
  public List<Cause> check(Change change) {
    List<Cause> causes = new ArrayList<>();
    if (change.subresource().isEmpty()) {
      PodSpecs.of(change.type(), change.after()).ifPresent(pod -> check(pod, causes));
    }
    return causes;
  }

  private static void check(PodSpecs.Located pod, List<Cause> causes) {
    switch (pod.spec().path("os").path("name").asText()) {
      case "windows" -> {
        refuse(pod.spec(), pod.path(), POD_FIELDS, "windows", causes);
        checkSecurity(pod, POD_SECURITY, "windows", causes);
        PodSpecs.containers(pod)
            .forEach(c -> checkSecurity(c, CONTAINER_SECURITY, "windows", causes));
      }
      case "linux" -> {
        checkSecurity(pod, List.of("windowsOptions"), "linux", causes);
        PodSpecs.containers(pod)
            .forEach(c -> checkSecurity(c, List.of("windowsOptions"), "linux", causes));
      }
      default -> {}
    }
  }

  private static void checkSecurity(
      PodSpecs.Located owner, List<String> fields, String os, List<Cause> causes) {
    if (owner.spec().get("securityContext") instanceof ObjectNode context) {
      refuse(context, owner.path() + ".securityContext", fields, os, causes);
    }
  }

  private static void refuse(
      ObjectNode node, String path, List<String> fields, String os, List<Cause> causes) {
    for (String field : fields) {
      if (node.has(field)) {
        causes.add(Cause.forbidden(path + "." + field, "cannot be set for a %s pod".formatted(os)));
      }
    }
  }
}

package dev.hotswap.operator.workload.windows;

import dev.hotswap.operator.workload.windows.TemplateConflict.Kind;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Fields that mean nothing on Windows. The API server refuses most of them once {@code os.name} is
 * windows (KEP-2802); the others would never start. They are refused here with what to do instead,
 * and never dropped: a pod that silently lost its hardening is worse than one that did not start.
 */
final class LinuxOnlyFields implements TemplateRule {
  private static final String REMOVE = "Windows has no such thing; remove it";
  private static final String USER =
      "Windows users have names, not numbers; remove it, or set windowsOptions.runAsUserName";
  private static final String HARDENING =
      "Windows has no such thing and refuses the pod; remove it (pods run as ContainerUser here)";

  private static final String HOST_PROCESS =
      "two slots on one node would fight over its ports; remove it";

  private static final Map<String, String> REFUSED_WHEN_SET = new TreeMap<>();
  private static final Map<String, String> REFUSED_WHEN_TRUE = new TreeMap<>();
  private static final Map<String, Harmless> REFUSED_UNLESS = new TreeMap<>();

  /** A value that means the same as none. */
  private record Harmless(String value, String fix) {}

  static {
    for (String field : List.of("shareProcessNamespace", "hostUsers")) {
      REFUSED_WHEN_SET.put("spec." + field, REMOVE);
    }
    for (String field : List.of("runAsUser", "runAsGroup", "supplementalGroups")) {
      REFUSED_WHEN_SET.put("spec.securityContext." + field, USER);
    }
    for (String field :
        List.of(
            "fsGroup",
            "fsGroupChangePolicy",
            "supplementalGroupsPolicy",
            "seLinuxOptions",
            "seLinuxChangePolicy",
            "seccompProfile",
            "appArmorProfile",
            "sysctls")) {
      REFUSED_WHEN_SET.put("spec.securityContext." + field, REMOVE);
    }
    for (String containers : List.of("containers", "initContainers")) {
      ofContainers("spec." + containers + "[].");
    }
    REFUSED_WHEN_SET.put(
        "spec.resources",
        "resources of the whole pod exist on Linux only (KEP-2837); say them of each container");
    REFUSED_WHEN_SET.put("spec.volumes[].emptyDir.medium", REMOVE);
    REFUSED_WHEN_SET.put(
        "spec.volumes[].image",
        "Windows nodes mount no images (containerd#11903): the folder would be empty; put the files"
            + " into the container's image");
    REFUSED_WHEN_SET.put(
        "spec.volumes[].nfs", "Windows nodes mount no NFS; use azureFile or a CSI driver for SMB");
    REFUSED_WHEN_TRUE.put("spec.hostPID", REMOVE);
    REFUSED_WHEN_TRUE.put("spec.hostIPC", REMOVE);
    REFUSED_WHEN_TRUE.put(
        "spec.hostNetwork", "only HostProcess pods can have it on Windows; remove it");
    REFUSED_WHEN_TRUE.put("spec.securityContext.windowsOptions.hostProcess", HOST_PROCESS);
  }

  private static void ofContainers(String container) {
    for (String field : List.of("runAsUser", "runAsGroup")) {
      REFUSED_WHEN_SET.put(container + "securityContext." + field, USER);
    }
    for (String field :
        List.of(
            "allowPrivilegeEscalation",
            "readOnlyRootFilesystem",
            "privileged",
            "capabilities",
            "seLinuxOptions",
            "seccompProfile",
            "appArmorProfile",
            "procMount")) {
      REFUSED_WHEN_SET.put(container + "securityContext." + field, HARDENING);
    }
    REFUSED_WHEN_TRUE.put(container + "securityContext.windowsOptions.hostProcess", HOST_PROCESS);
    REFUSED_WHEN_SET.put(container + "volumeDevices", REMOVE);
    REFUSED_UNLESS.put(container + "volumeMounts[].mountPropagation", new Harmless("None", REMOVE));
    REFUSED_UNLESS.put(
        container + "volumeMounts[].recursiveReadOnly", new Harmless("Disabled", REMOVE));
    for (String amounts : List.of("limits", "requests")) {
      REFUSED_WHEN_SET.put(container + "resources." + amounts + ".hugepages-*", REMOVE);
    }
  }

  @Override
  public List<TemplateConflict> conflicts(PodTemplateSpec template) {
    Stream<TemplateConflict> set =
        REFUSED_WHEN_SET.entrySet().stream()
            .flatMap(
                refused ->
                    TemplateField.find(template, refused.getKey())
                        .filter(field -> !field.value().isNull() && !field.text().isEmpty())
                        .map(field -> conflict(field, refused.getValue())));
    Stream<TemplateConflict> on =
        REFUSED_WHEN_TRUE.entrySet().stream()
            .flatMap(
                refused ->
                    TemplateField.find(template, refused.getKey())
                        .filter(field -> field.value().asBoolean())
                        .map(field -> conflict(field, refused.getValue())));
    Stream<TemplateConflict> other =
        REFUSED_UNLESS.entrySet().stream()
            .flatMap(
                refused ->
                    TemplateField.find(template, refused.getKey())
                        .filter(field -> !field.value().isNull())
                        .filter(field -> !refused.getValue().value().equals(field.text()))
                        .map(field -> conflict(field, refused.getValue().fix())));
    return Stream.of(set, on, other).flatMap(all -> all).toList();
  }

  @Override
  public PodTemplateSpec filled(PodTemplateSpec template) {
    return template;
  }

  private static TemplateConflict conflict(TemplateField field, String fix) {
    return new TemplateConflict(Kind.LINUX_ONLY, field.path(), field.text(), fix);
  }
}

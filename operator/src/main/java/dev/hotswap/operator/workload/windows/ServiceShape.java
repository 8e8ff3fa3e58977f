package dev.hotswap.operator.workload.windows;

import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.workload.windows.TemplateConflict.Kind;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Refuses what two long-running slots side by side cannot have. */
final class ServiceShape implements TemplateRule {
  @Override
  public List<TemplateConflict> conflicts(PodTemplateSpec template) {
    List<TemplateConflict> all = new ArrayList<>(shape(template.getSpec()));
    all.addAll(reserved("metadata.labels", template.getMetadata().getLabels()));
    all.addAll(reserved("metadata.annotations", template.getMetadata().getAnnotations()));
    return List.copyOf(all);
  }

  private static List<TemplateConflict> shape(PodSpec spec) {
    return Stream.of(
            Optional.ofNullable(spec.getRestartPolicy())
                .filter(policy -> !"Always".equals(policy))
                .map(
                    policy -> conflict("spec.restartPolicy", policy, "say Always or leave it out")),
            Optional.ofNullable(spec.getActiveDeadlineSeconds())
                .map(
                    seconds ->
                        conflict(
                            "spec.activeDeadlineSeconds",
                            seconds.toString(),
                            "a service has no deadline; remove it")),
            Optional.ofNullable(spec.getNodeName())
                .map(
                    node ->
                        conflict(
                            "spec.nodeName", node, "leave nodes to nodePool and the scheduler")))
        .flatMap(Optional::stream)
        .toList();
  }

  private static List<TemplateConflict> reserved(String field, Map<String, String> entries) {
    return Optional.ofNullable(entries).orElse(Map.of()).entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(Labels.PREFIX))
        .map(
            entry ->
                new TemplateConflict(
                    Kind.RESERVED_KEY,
                    field + "[" + entry.getKey() + "]",
                    entry.getValue(),
                    "keys that begin with " + Labels.PREFIX + " are Hotswap's; use another"))
        .toList();
  }

  private static TemplateConflict conflict(String field, String value, String fix) {
    return new TemplateConflict(Kind.NOT_A_SERVICE, field, value, fix);
  }

  @Override
  public PodTemplateSpec filled(PodTemplateSpec template) {
    return template;
  }
}

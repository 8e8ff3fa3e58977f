package dev.hotswap.operator.workload.windows;

import dev.hotswap.operator.workload.Pool;
import dev.hotswap.operator.workload.windows.TemplateConflict.Kind;
import io.fabric8.kubernetes.api.model.PodOS;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts pods on the pool's nodes. {@code os.name} alone does not: the scheduler ignores it
 * (KEP-2802), so the node selector says it too; and the taint that keeps Linux pods away is
 * tolerated.
 */
record Placement(Pool pool) implements TemplateRule {
  @Override
  public List<TemplateConflict> conflicts(PodTemplateSpec template) {
    Stream<TemplateConflict> os =
        Optional.ofNullable(template.getSpec().getOs()).map(PodOS::getName).stream()
            .filter(name -> !Pool.WINDOWS.equals(name))
            .map(name -> conflict("spec.os.name", name, "say windows or leave it out"));
    Stream<TemplateConflict> selector =
        Optional.ofNullable(template.getSpec().getNodeSelector())
            .orElse(Map.of())
            .entrySet()
            .stream()
            .flatMap(asked -> otherNodes(asked.getKey(), asked.getValue()));
    return Stream.concat(os, selector).toList();
  }

  private Stream<TemplateConflict> otherNodes(String label, String asked) {
    return Optional.ofNullable(pool.nodeSelector().get(label)).stream()
        .filter(ours -> !ours.equals(asked))
        .map(
            ours ->
                conflict(
                    "spec.nodeSelector[" + label + "]",
                    asked,
                    "the release's node pool has " + ours + "; leave it out or change nodePool"));
  }

  private static TemplateConflict conflict(String field, String value, String fix) {
    return new TemplateConflict(Kind.OTHER_NODES, field, value, fix);
  }

  @Override
  public PodTemplateSpec filled(PodTemplateSpec template) {
    Map<String, String> nodes =
        new HashMap<>(Optional.ofNullable(template.getSpec().getNodeSelector()).orElse(Map.of()));
    nodes.putAll(pool.nodeSelector());
    return new PodTemplateSpecBuilder(template)
        .editSpec()
        .withNewOs(Pool.WINDOWS)
        .withNodeSelector(nodes)
        .withTolerations(Tolerations.withWindows(template.getSpec().getTolerations()))
        .endSpec()
        .build();
  }
}

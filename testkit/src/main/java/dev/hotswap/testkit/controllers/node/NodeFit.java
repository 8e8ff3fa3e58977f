package dev.hotswap.testkit.controllers.node;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAffinity;
import io.fabric8.kubernetes.api.model.NodeSelector;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a pod may run on a node, by labels and taints. */
final class NodeFit {
  private NodeFit() {}

  /** What keeps a pod off a node, in the scheduler's words; empty when nothing does. */
  static Optional<String> obstacle(Pod pod, Node node) {
    if (Boolean.TRUE.equals(node.getSpec().getUnschedulable())) {
      return Optional.of("node(s) were unschedulable");
    }
    if (!selected(pod, labels(node))) {
      return Optional.of("node(s) didn't match Pod's node affinity/selector");
    }
    return node.getSpec().getTaints().stream()
        .filter(taint -> !taint.getEffect().equals("PreferNoSchedule") && !tolerates(pod, taint))
        .findFirst()
        .map(
            taint ->
                "node(s) had untolerated taint {%s: %s}"
                    .formatted(taint.getKey(), Optional.ofNullable(taint.getValue()).orElse("")));
  }

  private static Map<String, String> labels(Node node) {
    return Optional.ofNullable(node.getMetadata().getLabels()).orElse(Map.of());
  }

  private static boolean selected(Pod pod, Map<String, String> labels) {
    Map<String, String> selector =
        Optional.ofNullable(pod.getSpec().getNodeSelector()).orElse(Map.of());
    return labels.entrySet().containsAll(selector.entrySet())
        && Optional.ofNullable(pod.getSpec().getAffinity())
            .map(Affinity::getNodeAffinity)
            .map(NodeAffinity::getRequiredDuringSchedulingIgnoredDuringExecution)
            .filter(required -> !matches(required, labels))
            .isEmpty();
  }

  private static boolean matches(NodeSelector required, Map<String, String> labels) {
    return required.getNodeSelectorTerms().stream()
        .anyMatch(term -> term.getMatchExpressions().stream().allMatch(one -> holds(one, labels)));
  }

  private static boolean holds(NodeSelectorRequirement one, Map<String, String> labels) {
    boolean present = labels.containsKey(one.getKey());
    List<String> values = one.getValues();
    return switch (one.getOperator()) {
      case "In" -> present && values.contains(labels.getOrDefault(one.getKey(), ""));
      case "NotIn" -> !present || !values.contains(labels.getOrDefault(one.getKey(), ""));
      case "Exists" -> present;
      case "DoesNotExist" -> !present;
      default -> throw new IllegalArgumentException("operator " + one.getOperator());
    };
  }

  private static boolean tolerates(Pod pod, Taint taint) {
    return pod.getSpec().getTolerations().stream().anyMatch(one -> tolerates(one, taint));
  }

  private static boolean tolerates(Toleration toleration, Taint taint) {
    boolean effect =
        toleration.getEffect() == null || toleration.getEffect().equals(taint.getEffect());
    boolean exists = "Exists".equals(toleration.getOperator());
    boolean key = toleration.getKey() == null ? exists : toleration.getKey().equals(taint.getKey());
    String wanted = Optional.ofNullable(toleration.getValue()).orElse("");
    String value = Optional.ofNullable(taint.getValue()).orElse("");
    return effect && key && (exists || wanted.equals(value));
  }
}

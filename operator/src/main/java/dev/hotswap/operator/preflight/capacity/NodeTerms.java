package dev.hotswap.operator.preflight.capacity;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAffinity;
import io.fabric8.kubernetes.api.model.NodeSelector;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which nodes a template itself asks for, besides the release's pool: {@code nodeSelector} and the
 * required node affinity (Kubernetes scheduler, plugin {@code NodeAffinity}): one of its terms, and
 * everything in it.
 *
 * @param labels of {@code nodeSelector}
 * @param terms of the required affinity; empty where there is none
 */
public record NodeTerms(Map<String, String> labels, Optional<List<NodeSelectorTerm>> terms) {
  private static final String NAME = "metadata.name";

  public NodeTerms {
    labels = Map.copyOf(labels);
  }

  /** Of a pod with this spec. */
  public static NodeTerms of(PodSpec spec) {
    return new NodeTerms(
        Optional.ofNullable(spec.getNodeSelector()).orElse(Map.of()),
        Optional.ofNullable(spec.getAffinity())
            .map(Affinity::getNodeAffinity)
            .map(NodeAffinity::getRequiredDuringSchedulingIgnoredDuringExecution)
            .map(NodeSelector::getNodeSelectorTerms));
  }

  /** Whether the node has the labels of {@code nodeSelector}. */
  public boolean selects(Node node) {
    return labelsOf(node).entrySet().containsAll(labels.entrySet());
  }

  /** Whether the node is one that the affinity asks for. */
  public boolean attracts(Node node) {
    return terms.map(all -> all.stream().anyMatch(term -> matches(term, node))).orElse(true);
  }

  /** A term without anything in it selects no node. */
  private static boolean matches(NodeSelectorTerm term, Node node) {
    Map<String, String> labels = labelsOf(node);
    Map<String, String> fields = Map.of(NAME, node.getMetadata().getName());
    boolean says = !term.getMatchExpressions().isEmpty() || !term.getMatchFields().isEmpty();
    return says
        && term.getMatchExpressions().stream().allMatch(rule -> matches(rule, labels))
        && term.getMatchFields().stream().allMatch(rule -> matches(rule, fields));
  }

  private static boolean matches(NodeSelectorRequirement rule, Map<String, String> labels) {
    Optional<String> value = Optional.ofNullable(labels.get(rule.getKey()));
    List<String> values = Optional.ofNullable(rule.getValues()).orElse(List.of());
    return switch (String.valueOf(rule.getOperator())) {
      case "In" -> value.filter(values::contains).isPresent();
      case "NotIn" -> value.filter(values::contains).isEmpty();
      case "Exists" -> value.isPresent();
      case "DoesNotExist" -> value.isEmpty();
      case "Gt" -> compared(value, values, order -> order > 0);
      case "Lt" -> compared(value, values, order -> order < 0);
      default -> false;
    };
  }

  private static boolean compared(
      Optional<String> value, List<String> values, Predicate<Integer> order) {
    Optional<BigInteger> label = value.flatMap(NodeTerms::number);
    Optional<BigInteger> limit = values.stream().findFirst().flatMap(NodeTerms::number);
    return label.isPresent() && limit.isPresent() && order.test(label.get().compareTo(limit.get()));
  }

  private static Optional<BigInteger> number(String text) {
    return text.matches("[+-]?[0-9]{1,19}") ? Optional.of(new BigInteger(text)) : Optional.empty();
  }

  private static Map<String, String> labelsOf(Node node) {
    return Optional.ofNullable(node.getMetadata().getLabels()).orElse(Map.of());
  }
}

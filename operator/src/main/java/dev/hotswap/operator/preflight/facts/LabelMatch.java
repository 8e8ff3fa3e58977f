package dev.hotswap.operator.preflight.facts;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.Map;
import java.util.Optional;

/**
 * Label selectors as Kubernetes reads them; an empty one matches everything. A rule without an
 * operator matches nothing.
 */
public final class LabelMatch {
  private LabelMatch() {}

  /** Whether something with these labels is selected. */
  public static boolean matches(LabelSelector selector, Map<String, String> labels) {
    Map<String, String> exact = Optional.ofNullable(selector.getMatchLabels()).orElse(Map.of());
    return labels.entrySet().containsAll(exact.entrySet())
        && selector.getMatchExpressions().stream().allMatch(rule -> matches(rule, labels));
  }

  private static boolean matches(LabelSelectorRequirement rule, Map<String, String> labels) {
    Optional<String> value = Optional.ofNullable(labels.get(rule.getKey()));
    return switch (String.valueOf(rule.getOperator())) {
      case "In" -> value.filter(rule.getValues()::contains).isPresent();
      case "NotIn" -> value.filter(rule.getValues()::contains).isEmpty();
      case "Exists" -> value.isPresent();
      case "DoesNotExist" -> value.isEmpty();
      default -> false;
    };
  }
}

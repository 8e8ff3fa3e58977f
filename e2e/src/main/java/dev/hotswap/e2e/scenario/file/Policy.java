package dev.hotswap.e2e.scenario.file;

import java.util.HashMap;
import java.util.Map;

/**
 * What differs between the policies of scenarios: three steps, an error rate and a P99 are in each.
 *
 * @param values for the placeholders of {@code scenario/policy.yaml}, by name
 */
public record Policy(Map<String, String> values) {
  private static final Map<String, String> USUAL =
      Map.of(
          "source", "gateway",
          "firstWeight", "10",
          "tenth", "3s",
          "half", "2s",
          "bake", "1s",
          "errors", "Enforce",
          "latency", "Enforce",
          "retainSeconds", "600",
          "deadlineSeconds", "60");

  static Policy read(Fields given) {
    given.only(USUAL.keySet().toArray(String[]::new));
    Map<String, String> values = new HashMap<>(USUAL);
    USUAL.keySet().forEach(name -> given.text(name).ifPresent(value -> values.put(name, value)));
    return new Policy(Map.copyOf(values));
  }

  /** The values, and the namespace the policy is for. */
  public Map<String, String> in(String namespace) {
    Map<String, String> all = new HashMap<>(values);
    all.put("namespace", namespace);
    return all;
  }
}

package dev.hotswap.testkit.apiserver.write;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.resource.BuiltInTypes;
import dev.hotswap.testkit.apiserver.select.LabelSelector;
import dev.hotswap.testkit.apiserver.store.ObjectKey;
import dev.hotswap.testkit.apiserver.store.ObjectStore;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many pods a PodDisruptionBudget lets go, counted from the pods as they are now. */
public final class DisruptionBudgets {
  private final ObjectStore store;

  /** The budgets of a cluster. */
  public DisruptionBudgets(ObjectStore store) {
    this.store = store;
  }

  /**
   * The state of one budget.
   *
   * @param expected pods that there should be
   * @param healthy pods that are ready
   * @param needed pods that must stay ready
   */
  public record Count(int expected, int healthy, int needed) {
    /** Pods that may be evicted now. */
    public int allowed() {
      return Math.max(0, healthy - needed);
    }
  }

  /** The budgets that cover a pod. */
  List<ApiObject> covering(ApiObject pod) {
    return store.list(BuiltInTypes.DISRUPTION_BUDGETS, pod.namespace()).objects().stream()
        .filter(budget -> selector(budget).matches(pod.labels()))
        .toList();
  }

  /** Counts the pods of a budget. */
  public Count count(ApiObject budget) {
    List<ApiObject> pods =
        store.list(BuiltInTypes.PODS, budget.namespace()).objects().stream()
            .filter(pod -> selector(budget).matches(pod.labels()))
            .toList();
    int expected = expected(pods);
    int healthy = (int) pods.stream().filter(pod -> !pod.deleting() && isReady(pod)).count();
    JsonNode least = budget.at("spec", "minAvailable");
    JsonNode most = budget.at("spec", "maxUnavailable");
    int needed =
        least.isMissingNode()
            ? Math.max(0, expected - share(most, expected))
            : share(least, expected);
    return new Count(expected, healthy, needed);
  }

  /** The replicas of the pods' controllers; a pod without one counts for itself. */
  private int expected(List<ApiObject> pods) {
    Map<String, Integer> byController = new TreeMap<>();
    for (ApiObject pod : pods) {
      JsonNode owner = pod.at("metadata", "ownerReferences").path(0);
      ObjectKey key =
          ObjectKey.of(BuiltInTypes.REPLICA_SETS, pod.namespace(), owner.path("name").asText());
      int replicas = store.get(key).map(set -> set.at("spec", "replicas").asInt()).orElse(1);
      byController.put(owner.path("uid").asText(pod.uid()), replicas);
    }
    return byController.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static int share(JsonNode bound, int expected) {
    String text = bound.asText("0");
    return text.endsWith("%")
        ? (int) Math.ceil(expected * Double.parseDouble(text.substring(0, text.length() - 1)) / 100)
        : Integer.parseInt(text);
  }

  private static boolean isReady(ApiObject pod) {
    return Json.stream(pod.at("status", "conditions"))
        .anyMatch(
            condition ->
                condition.path("type").asText().equals("Ready")
                    && condition.path("status").asText().equals("True"));
  }

  private static LabelSelector selector(ApiObject budget) {
    return LabelSelector.of(budget.at("spec", "selector"));
  }
}

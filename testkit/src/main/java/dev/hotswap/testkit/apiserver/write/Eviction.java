package dev.hotswap.testkit.apiserver.write;

import dev.hotswap.testkit.apiserver.error.ApiErrors;
import dev.hotswap.testkit.apiserver.error.RequestErrors;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import java.util.List;
import java.util.Set;

/** Deletes pods as far as their disruption budgets let them go. */
public final class Eviction {
  private final Verbs verbs;
  private final DisruptionBudgets budgets;

  /** Evictions in a cluster. */
  public Eviction(Verbs verbs) {
    this.verbs = verbs;
    this.budgets = new DisruptionBudgets(verbs.backend().store());
  }

  /**
   * Evicts a pod.
   *
   * @throws dev.hotswap.testkit.apiserver.error.ApiException 429 when a budget does not let it go
   */
  public void evict(Target pod, DeleteOptions options) {
    verbs
        .backend()
        .store()
        .exclusively(
            () -> {
              ApiObject live = verbs.backend().get(pod);
              boolean finished =
                  Set.of("Succeeded", "Failed", "Pending")
                      .contains(live.at("status", "phase").asText());
              if (!finished && !live.deleting()) {
                requireBudget(live);
              }
              return verbs.deletion().delete(pod, options);
            });
  }

  private void requireBudget(ApiObject pod) {
    List<ApiObject> covering = budgets.covering(pod);
    if (covering.size() > 1) {
      throw RequestErrors.internal(
          "This pod has more than one PodDisruptionBudget, which the eviction subresource does not"
              + " support.");
    }
    for (ApiObject budget : covering) {
      DisruptionBudgets.Count count = budgets.count(budget);
      if (count.allowed() < 1) {
        throw ApiErrors.disruptionBudget(
            "The disruption budget %s needs %d healthy pods and has %d currently"
                .formatted(budget.name(), count.needed(), count.healthy()));
      }
    }
  }
}

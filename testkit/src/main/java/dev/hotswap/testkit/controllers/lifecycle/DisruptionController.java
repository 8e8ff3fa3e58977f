package dev.hotswap.testkit.controllers.lifecycle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.resource.BuiltInTypes;
import dev.hotswap.testkit.apiserver.write.DisruptionBudgets;
import dev.hotswap.testkit.apiserver.write.Target;
import dev.hotswap.testkit.controllers.api.Cluster;
import dev.hotswap.testkit.controllers.api.Controller;

/** Reports in every PodDisruptionBudget how many pods it lets go. */
public final class DisruptionController implements Controller {
  @Override
  public void reconcile(Cluster cluster) {
    for (ApiObject budget : cluster.raw(BuiltInTypes.DISRUPTION_BUDGETS, "")) {
      DisruptionBudgets.Count count = cluster.disruptions().count(budget);
      ObjectNode status = Json.object();
      status.put("observedGeneration", budget.generation());
      status.put("expectedPods", count.expected()).put("currentHealthy", count.healthy());
      status.put("desiredHealthy", count.needed()).put("disruptionsAllowed", count.allowed());
      if (!Json.same(status, budget.at("status"))) {
        cluster.write(
            Target.of(BuiltInTypes.DISRUPTION_BUDGETS, budget.namespace(), budget.name())
                .sub("status"),
            object -> object.set("status", status));
      }
    }
  }
}

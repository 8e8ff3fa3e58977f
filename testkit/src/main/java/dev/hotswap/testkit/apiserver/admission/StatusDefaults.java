package dev.hotswap.testkit.apiserver.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.json.Json;
import java.util.List;

/** The status that a new object has before any controller saw it: Go types are never absent. */
final class StatusDefaults implements AdmissionRule {
  @Override
  public void fill(Change change) {
    if (change.before().isPresent()) {
      return;
    }
    ObjectNode object = change.after().json();
    switch (change.type().qualifiedPlural()) {
      case "deployments.apps" -> Json.child(object, "status");
      case "replicasets.apps" -> Json.child(object, "status").put("replicas", 0);
      case "services" -> Json.child(Json.child(object, "status"), "loadBalancer");
      case "pods" ->
          Json.child(object, "status").put("phase", "Pending").put("qosClass", "Burstable");
      case "poddisruptionbudgets.policy" -> {
        ObjectNode status = Json.child(object, "status");
        for (String count :
            List.of("currentHealthy", "desiredHealthy", "disruptionsAllowed", "expectedPods")) {
          status.put(count, 0);
        }
      }
      default -> {}
    }
  }
}

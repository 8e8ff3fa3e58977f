package dev.hotswap.testkit.apiserver.admission;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.json.Json;
import java.util.List;

/** A CRD is established at once; a real server takes some milliseconds. */
final class CrdStatus implements AdmissionRule {
  @Override
  public void fill(Change change) {
    if (!change.writes("apiextensions.k8s.io", "customresourcedefinitions")
        || change.before().isPresent()) {
      return;
    }
    ObjectNode status = Json.child(change.after().json(), "status");
    ArrayNode conditions = status.putArray("conditions");
    for (String type : List.of("NamesAccepted", "Established")) {
      conditions.addObject().put("type", type).put("status", "True").put("reason", "InitialNames");
    }
    status.set("acceptedNames", change.after().at("spec", "names"));
  }
}

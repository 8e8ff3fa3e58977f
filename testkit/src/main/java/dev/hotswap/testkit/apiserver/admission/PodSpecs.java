package dev.hotswap.testkit.apiserver.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where kinds keep the spec of the pods that they are or make. */
final class PodSpecs {
  private PodSpecs() {}

  /** A pod spec and the path to it. */
  record Located(String path, ObjectNode spec) {}

  static Optional<Located> of(ResourceType type, ApiObject object) {
    return switch (type.qualifiedPlural()) {
      case "pods" -> Optional.of(new Located("spec", Json.child(object.json(), "spec")));
      case "deployments.apps", "replicasets.apps" -> {
        ObjectNode template = Json.child(Json.child(object.json(), "spec"), "template");
        yield Optional.of(new Located("spec.template.spec", Json.child(template, "spec")));
      }
      default -> Optional.empty();
    };
  }

  /** All containers of a pod, with their paths. */
  static List<Located> containers(Located pod) {
    List<Located> containers = new ArrayList<>();
    for (String field : List.of("initContainers", "containers")) {
      JsonNode list = pod.spec().path(field);
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i) instanceof ObjectNode container) {
          containers.add(new Located("%s.%s[%d]".formatted(pod.path(), field, i), container));
        }
      }
    }
    return containers;
  }
}

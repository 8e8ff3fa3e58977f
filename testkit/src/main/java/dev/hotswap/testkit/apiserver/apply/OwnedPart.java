package dev.hotswap.testkit.apiserver.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import java.util.List;

/** The part of an object whose fields have owners: not its identity, nor what the server sets. */
final class OwnedPart {
  private static final List<String> SYSTEM =
      List.of(
          "name",
          "namespace",
          "generateName",
          "selfLink",
          "uid",
          "resourceVersion",
          "generation",
          "creationTimestamp",
          "deletionTimestamp",
          "deletionGracePeriodSeconds",
          "managedFields");

  private OwnedPart() {}

  static ObjectNode of(ApiObject object) {
    ObjectNode part = object.json().deepCopy();
    part.remove(List.of("apiVersion", "kind"));
    if (part.get("metadata") instanceof ObjectNode metadata) {
      metadata.remove(SYSTEM);
      if (metadata.isEmpty()) {
        part.remove("metadata");
      }
    }
    return part;
  }
}

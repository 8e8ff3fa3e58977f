package dev.hotswap.testkit.apiserver.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import dev.hotswap.testkit.apiserver.resource.ResourceType.Trait;
import java.util.List;

/** Whether a change is one of the wanted state: only then {@code generation} counts on. */
final class Generation {
  private Generation() {}

  static boolean differs(ResourceType type, ApiObject before, ApiObject after) {
    return !Json.same(wanted(type, before), wanted(type, after));
  }

  private static ObjectNode wanted(ResourceType type, ApiObject object) {
    ObjectNode wanted = object.json().deepCopy();
    wanted.remove(List.of("apiVersion", "kind", "metadata"));
    if (type.has(Trait.STATUS)) {
      wanted.remove("status");
    }
    return wanted;
  }
}

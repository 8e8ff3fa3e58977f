package dev.hotswap.testkit.apiserver.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import dev.hotswap.testkit.apiserver.resource.ResourceType.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Built-in kinds have the fields of their Go types, read off the client's models of them. */
final class BuiltInFields implements AdmissionRule {
  @Override
  public void fill(Change change) {
    collect(change.type(), change.after().json(), true);
  }

  @Override
  public List<String> undeclared(ResourceType type, ApiObject object) {
    return collect(type, object.json().deepCopy(), false);
  }

  /** The paths of unknown fields, which are removed if wanted. */
  private static List<String> collect(ResourceType type, ObjectNode object, boolean remove) {
    List<String> unknown = new ArrayList<>();
    if (!type.has(Trait.CUSTOM)) {
      ModelType.of(type.apiVersion(), type.kind())
          .ifPresent(model -> walk(model, object, "", remove, unknown));
    }
    return unknown;
  }

  private static void walk(
      ModelType model, JsonNode node, String path, boolean remove, List<String> unknown) {
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        walk(model, node.path(i), path + "[" + i + "]", remove, unknown);
      }
    } else if (node instanceof ObjectNode object) {
      List<String> undeclared = new ArrayList<>();
      for (var entry : object.properties()) {
        String below = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
        Optional<ModelType> member = model.member(entry.getKey());
        member.ifPresentOrElse(
            known -> walk(known, entry.getValue(), below, remove, unknown),
            () -> undeclared.add(entry.getKey()));
      }
      for (String field : undeclared) {
        unknown.add(path.isEmpty() ? field : path + "." + field);
      }
      if (remove) {
        object.remove(undeclared);
      }
    }
  }
}

package dev.hotswap.testkit.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes away fields that the schema does not know, and nulls. */
final class Pruning {
  private final List<String> unknown = new ArrayList<>();

  /** Prunes in place and returns the paths of unknown fields that went. */
  static List<String> prune(Schema schema, JsonNode value, FieldPath path) {
    var pruning = new Pruning();
    pruning.visit(schema, value, path);
    return pruning.unknown;
  }

  private void visit(Schema schema, JsonNode value, FieldPath path) {
    if (value instanceof ObjectNode object) {
      visitFields(schema, object, path);
    }
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        JsonNode item = value.get(i);
        FieldPath at = path.item(i);
        schema.items().ifPresent(items -> visit(items, item, at));
      }
    }
  }

  private void visitFields(Schema schema, ObjectNode object, FieldPath path) {
    for (String name : names(object)) {
      Optional<Schema> field = schema.field(name);
      FieldPath at = path.field(name);
      if (field.isPresent()) {
        if (object.get(name).isNull()) {
          object.remove(name);
        } else {
          visit(field.get(), object.get(name), at);
        }
      } else if (!schema.flag("x-kubernetes-preserve-unknown-fields")) {
        object.remove(name);
        unknown.add(at.toString());
      }
    }
  }

  private static List<String> names(ObjectNode object) {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}

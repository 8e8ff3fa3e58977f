package dev.hotswap.testkit.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Fills in defaults of the schema, outside in: a default of an absent object is not reached. */
final class Defaulting {
  private Defaulting() {}

  /** Fills in place. */
  static void fill(Schema schema, JsonNode value) {
    if (value instanceof ObjectNode object) {
      schema.properties().forEach(name -> fillField(schema, object, name));
      object
          .properties()
          .forEach(field -> schema.field(field.getKey()).ifPresent(s -> fill(s, field.getValue())));
    }
    if (value.isArray()) {
      value.forEach(item -> schema.items().ifPresent(items -> fill(items, item)));
    }
  }

  private static void fillField(Schema schema, ObjectNode object, String name) {
    JsonNode fallback = schema.json().path("properties").path(name).path("default");
    if (!fallback.isMissingNode() && !object.has(name)) {
      object.set(name, fallback.deepCopy());
    }
  }
}

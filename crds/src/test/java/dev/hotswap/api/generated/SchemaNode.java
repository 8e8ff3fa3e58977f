package dev.hotswap.api.generated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/** A schema and every schema inside it. */
record SchemaNode(ObjectNode json) {
  /** Visits this schema, then all that are inside it. */
  void visit(Consumer<SchemaNode> visitor) {
    visitor.accept(this);
    json.path("properties").forEach(child -> of(child).visit(visitor));
    if (json.path("items") instanceof ObjectNode items) {
      of(items).visit(visitor);
    }
    if (json.path("additionalProperties") instanceof ObjectNode values) {
      of(values).visit(visitor);
    }
  }

  /** Whether the property must be there. */
  boolean requires(String property) {
    for (JsonNode name : json.path("required")) {
      if (name.asText().equals(property)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the property has a value where nobody gives it one. */
  boolean hasDefault(String property) {
    return json.path("properties").path(property).has("default");
  }

  /** The schema of this property; it must exist. */
  SchemaNode property(String name) {
    return of(json.required("properties").required(name));
  }

  private static SchemaNode of(JsonNode json) {
    return new SchemaNode((ObjectNode) json);
  }
}

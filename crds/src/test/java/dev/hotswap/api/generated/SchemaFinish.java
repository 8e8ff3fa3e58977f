package dev.hotswap.api.generated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;

/** What the CRD generator cannot be told by annotations. */
final class SchemaFinish {
  private SchemaFinish() {}

  private static final String RULES = "x-kubernetes-validations";

  /** A list of things with a name is merged by name, conditions by type; other lists are whole. */
  static void listTypes(SchemaNode schema) {
    if (!schema.json().path("type").asText().equals("array")) {
      return;
    }
    var items = new SchemaNode((ObjectNode) schema.json().required("items"));
    for (String key : List.of("name", "type")) {
      if (items.requires(key) || (key.equals("name") && items.hasDefault(key))) {
        schema.json().put("x-kubernetes-list-type", "map");
        schema.json().putArray("x-kubernetes-list-map-keys").add(key);
        return;
      }
    }
    schema.json().put("x-kubernetes-list-type", "atomic");
  }

  /** The generator takes an empty text for no default at all. */
  static void emptyDefault(SchemaNode schema) {
    if (schema.json().path("default").isNull()
        && schema.json().path("type").asText().equals("string")) {
      schema.json().put("default", "");
    }
  }

  /** A record component hands its annotations to field and accessor: each rule comes twice. */
  static void distinctRules(SchemaNode schema) {
    if (schema.json().path(RULES) instanceof ArrayNode rules) {
      var distinct = new LinkedHashSet<JsonNode>();
      rules.forEach(distinct::add);
      rules.removeAll().addAll(distinct);
    }
  }

  /** Bounds of integers are integers. */
  static void wholeBounds(SchemaNode schema) {
    for (String bound : List.of("minimum", "maximum")) {
      if (schema.json().has(bound)) {
        schema.json().put(bound, schema.json().get(bound).asLong());
      }
    }
  }

  /** The flag alone says it; both together make the API server complain three times. */
  static void intOrString(SchemaNode schema) {
    if (schema.json().path("x-kubernetes-int-or-string").asBoolean()) {
      schema.json().remove("anyOf");
    }
  }

  /** The operator writes status and must never be refused: only types and upper bounds remain. */
  static void lenient(SchemaNode schema) {
    schema.json().remove(List.of(RULES, "default", "minItems", "minLength", "minimum"));
    if (!schema.requires("name") && !schema.requires("type")) {
      schema.json().remove("required");
    }
  }
}

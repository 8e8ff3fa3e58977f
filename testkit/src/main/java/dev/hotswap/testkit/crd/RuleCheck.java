package dev.hotswap.testkit.crd;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the CEL rules of a schema on an object, and on what it was before. */
final class RuleCheck {
  private final Map<JsonNode, Rule> compiled;
  private final List<FieldError> errors = new ArrayList<>();

  private RuleCheck(Map<JsonNode, Rule> compiled) {
    this.compiled = compiled;
  }

  /**
   * Every broken rule.
   *
   * @param compiled keeps compiled rules between two runs
   */
  static List<FieldError> check(
      Map<JsonNode, Rule> compiled, Schema schema, JsonNode object, Optional<JsonNode> old) {
    var check = new RuleCheck(compiled);
    check.visit(schema.withNames(), object, old, FieldPath.ROOT);
    return check.errors;
  }

  private void visit(Schema schema, JsonNode value, Optional<JsonNode> old, FieldPath path) {
    schema
        .json()
        .path("x-kubernetes-validations")
        .forEach(json -> run(compiled.computeIfAbsent(json, Rule::of), schema, value, old, path));
    value
        .properties()
        .forEach(
            field ->
                schema
                    .field(field.getKey())
                    .ifPresent(
                        inner ->
                            visit(
                                inner,
                                field.getValue(),
                                old.map(o -> o.get(field.getKey())),
                                path.field(field.getKey()))));
    if (value.isArray()) {
      visitItems(schema, value, old, path);
    }
  }

  private void visitItems(Schema schema, JsonNode list, Optional<JsonNode> old, FieldPath path) {
    List<String> keys = schema.words("x-kubernetes-list-map-keys");
    for (int i = 0; i < list.size(); i++) {
      JsonNode item = list.get(i);
      FieldPath at = path.item(i);
      Optional<JsonNode> before = old.flatMap(o -> sameKey(keys, o, item));
      schema.items().ifPresent(items -> visit(items, item, before, at));
    }
  }

  private static Optional<JsonNode> sameKey(List<String> keys, JsonNode list, JsonNode item) {
    for (JsonNode other : list) {
      if (!keys.isEmpty() && keys.stream().allMatch(k -> other.path(k).equals(item.path(k)))) {
        return Optional.of(other);
      }
    }
    return Optional.empty();
  }

  private void run(
      Rule rule, Schema schema, JsonNode value, Optional<JsonNode> old, FieldPath path) {
    if (rule.comparesWithOld() && old.isEmpty()) {
      return;
    }
    var variables = new HashMap<String, Object>();
    variables.put("self", CelValues.of(schema, value));
    old.ifPresent(o -> variables.put("oldSelf", CelValues.of(schema, o)));
    rule.broken(variables)
        .ifPresent(
            sentence ->
                errors.add(FieldError.invalid(path, "\"" + schema.type() + "\"", sentence)));
  }
}

package dev.hotswap.testkit.crd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.testkit.crd.FieldError.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/** Checks types, required fields, words, bounds and keys of lists. */
final class StructureCheck {
  private final List<FieldError> errors = new ArrayList<>();

  static List<FieldError> check(Schema schema, JsonNode object) {
    var check = new StructureCheck();
    check.visit(schema, object, FieldPath.ROOT);
    return check.errors;
  }

  private void visit(Schema schema, JsonNode value, FieldPath path) {
    checkType(schema, value, path);
    checkWord(schema, value, path);
    errors.addAll(Bounds.check(schema, value, path));
    if (value.isObject()) {
      visitFields(schema, value, path);
    }
    if (value.isArray()) {
      visitItems(schema, value, path);
    }
  }

  private void visitFields(Schema schema, JsonNode object, FieldPath path) {
    for (String name : schema.words("required")) {
      if (!object.has(name)) {
        errors.add(new FieldError(Kind.REQUIRED, path.field(name).toString(), "Required value"));
      }
    }
    object
        .properties()
        .forEach(
            field ->
                schema
                    .field(field.getKey())
                    .ifPresent(s -> visit(s, field.getValue(), path.field(field.getKey()))));
  }

  private void visitItems(Schema schema, JsonNode list, FieldPath path) {
    List<String> keys = schema.words("x-kubernetes-list-map-keys");
    var seen = new HashSet<String>();
    for (int i = 0; i < list.size(); i++) {
      JsonNode item = list.get(i);
      FieldPath at = path.item(i);
      schema.items().ifPresent(items -> visit(items, item, at));
      if (!keys.isEmpty() && item.has(keys.getFirst()) && !seen.add(key(keys, item))) {
        errors.add(
            new FieldError(Kind.DUPLICATE, at.toString(), "Duplicate value: " + key(keys, item)));
      }
    }
  }

  private static String key(List<String> keys, JsonNode item) {
    return keys.stream()
        .map(key -> "\"" + key + "\":" + item.path(key))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private void checkType(Schema schema, JsonNode value, FieldPath path) {
    List<String> types =
        schema.flag("x-kubernetes-int-or-string")
            ? List.of("integer", "string")
            : List.of(schema.type());
    String type = JsonTypes.nameOf(value);
    if (types.contains(type) || types.contains("")) {
      return;
    }
    String detail = path + " in body must be of type " + String.join(",", types);
    errors.add(
        new FieldError(
            Kind.TYPE,
            path.toString(),
            "Invalid value: \"" + type + "\": " + detail + ": \"" + type + "\""));
  }

  private void checkWord(Schema schema, JsonNode value, FieldPath path) {
    List<String> words = schema.words("enum");
    if (!words.isEmpty() && value.isTextual() && !words.contains(value.asText())) {
      String supported = words.stream().map(w -> "\"" + w + "\"").collect(Collectors.joining(", "));
      errors.add(
          new FieldError(
              Kind.NOT_SUPPORTED,
              path.toString(),
              "Unsupported value: " + value + ": supported values: " + supported));
    }
  }
}

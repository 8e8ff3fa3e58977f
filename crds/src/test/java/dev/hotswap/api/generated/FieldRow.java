package dev.hotswap.api.generated;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * One field of a table: its type with bounds, its default, what it means.
 *
 * @param section path of the object it belongs to
 */
record FieldRow(String section, String name, boolean required, JsonNode schema) {
  String markdown() {
    return "| `%s`%s | %s | %s | %s |%n"
        .formatted(
            name,
            required ? " **required**" : "",
            type(schema),
            fallback(),
            schema.path("description").asText());
  }

  private String fallback() {
    JsonNode value = schema.path("default");
    return value.isMissingNode() ? "" : "`" + value.asText() + "`";
  }

  private String type(JsonNode schema) {
    if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
      return "integer or string";
    }
    if (schema.has("enum")) {
      return words(schema.get("enum"));
    }
    return switch (schema.path("type").asText()) {
      case "array" -> "list of " + type(schema.get("items")) + bounds(schema);
      case "object" -> object(schema);
      default -> schema.path("format").asText(schema.path("type").asText()) + bounds(schema);
    };
  }

  private String object(JsonNode schema) {
    if (schema.has("additionalProperties")) {
      return map(schema);
    }
    String anchor = (section + name).replaceAll("[^a-zA-Z]", "").toLowerCase(Locale.ROOT);
    return schema.has("properties") ? "[object](#" + anchor + ")" : "object";
  }

  private String map(JsonNode schema) {
    return "map of string to " + type(schema.get("additionalProperties")) + bounds(schema);
  }

  private static String words(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(word -> "`" + word.asText() + "`")
        .collect(Collectors.joining(", "));
  }

  private static String bounds(JsonNode schema) {
    var parts = new ArrayList<String>();
    range(parts, schema.path("minimum"), schema.path("maximum"), "");
    range(parts, schema.path("minLength"), schema.path("maxLength"), " characters");
    range(parts, schema.path("minItems"), schema.path("maxItems"), " entries");
    range(parts, schema.path("minProperties"), schema.path("maxProperties"), " entries");
    return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
  }

  private static void range(List<String> parts, JsonNode min, JsonNode max, String unit) {
    if (!min.isMissingNode() && !max.isMissingNode()) {
      parts.add(min.asText() + " to " + max.asText() + unit);
    } else if (!max.isMissingNode()) {
      parts.add("at most " + max.asText() + unit);
    } else if (!min.isMissingNode()) {
      parts.add("at least " + min.asText() + unit);
    }
  }
}

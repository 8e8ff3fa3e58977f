package dev.hotswap.testkit.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.error.RequestErrors;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.schema.MergeSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Strategic merge patch: a merge patch in which lists with keys merge item by item. Understands
 * {@code $patch: delete}, {@code $patch: replace} and {@code $deleteFromPrimitiveList}, passes over
 * {@code $setElementOrder}, refuses the other directives.
 */
public final class StrategicMerge {
  private static final String DIRECTIVE = "$patch";
  private static final String DELETE_FROM = "$deleteFromPrimitiveList/";

  private StrategicMerge() {}

  /** The live value after the patch; the arguments are not changed. */
  public static JsonNode apply(MergeSchema schema, JsonNode live, JsonNode patch) {
    if (patch.isObject()) {
      return object(schema, live, patch);
    }
    boolean merges =
        schema instanceof MergeSchema.KeyedList || schema instanceof MergeSchema.ItemSet;
    return patch.isArray() && merges ? list(schema, live, patch) : patch.deepCopy();
  }

  private static JsonNode object(MergeSchema schema, JsonNode live, JsonNode patch) {
    boolean replace = patch.path(DIRECTIVE).asText().equals("replace");
    ObjectNode result =
        live instanceof ObjectNode object && !replace ? object.deepCopy() : Json.object();
    for (var entry : patch.properties()) {
      String field = entry.getKey();
      if (field.equals(DIRECTIVE) || field.startsWith("$setElementOrder/")) {
        continue;
      }
      if (field.startsWith(DELETE_FROM)) {
        String list = field.substring(DELETE_FROM.length());
        result.set(list, without(result.path(list), entry.getValue()));
        continue;
      }
      if (field.startsWith("$")) {
        throw RequestErrors.unsupportedMediaType("strategic merge directive " + field);
      }
      if (entry.getValue().isNull()) {
        result.remove(field);
      } else {
        result.set(field, apply(schema.member(field), result.path(field), entry.getValue()));
      }
    }
    return result;
  }

  private static JsonNode without(JsonNode values, JsonNode unwanted) {
    ArrayNode left = Json.array();
    List<String> gone = Json.strings(unwanted);
    values.forEach(
        value -> left.addAll(gone.contains(value.asText()) ? List.of() : List.of(value)));
    return left;
  }

  private static JsonNode list(MergeSchema schema, JsonNode live, JsonNode patch) {
    Map<String, JsonNode> merged = new LinkedHashMap<>(Items.of(schema, live).orElse(Map.of()));
    Items.of(schema, patch)
        .orElse(Map.of())
        .forEach(
            (element, item) -> {
              if (item.path(DIRECTIVE).asText().equals("delete")) {
                merged.remove(element);
              } else {
                JsonNode before = merged.getOrDefault(element, Json.object());
                merged.put(element, withoutDirective(apply(rules(schema), before, item)));
              }
            });
    return Items.assemble(Json.array(), merged);
  }

  private static MergeSchema rules(MergeSchema list) {
    return list instanceof MergeSchema.KeyedList keyed ? keyed.item() : MergeSchema.plain();
  }

  private static JsonNode withoutDirective(JsonNode item) {
    if (item instanceof ObjectNode object) {
      object.remove(List.of(DIRECTIVE));
    }
    return item;
  }
}

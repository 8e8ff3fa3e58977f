package dev.hotswap.testkit.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.schema.MergeSchema;
import dev.hotswap.testkit.apiserver.schema.MergeSchema.Atomic;
import dev.hotswap.testkit.apiserver.schema.MergeSchema.ItemSet;
import dev.hotswap.testkit.apiserver.schema.MergeSchema.KeyedList;
import dev.hotswap.testkit.apiserver.schema.MergeSchema.Members;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A value taken apart into what is merged and owned one by one. */
final class Items {
  private Items() {}

  /**
   * The parts of a value by path element, in their order, or empty when the value is one piece: a
   * scalar, an atomic map or list, an empty map or list.
   */
  static Optional<Map<String, JsonNode>> of(MergeSchema schema, JsonNode value) {
    if (value.isEmpty()) {
      return Optional.empty();
    }
    return switch (schema) {
      case Atomic _ -> Optional.empty();
      case Members _ when value.isObject() -> Optional.of(members(value));
      case KeyedList list when value.isArray() -> Optional.of(keyed(list, value));
      case ItemSet _ when value.isArray() -> Optional.of(byValue(value));
      case Members _, KeyedList _, ItemSet _ -> Optional.empty();
    };
  }

  /** The rules of a part. */
  static MergeSchema schemaOf(MergeSchema schema, String element) {
    return schema instanceof KeyedList list ? list.item() : schema.member(element.substring(2));
  }

  /** The value of the same shape that consists of these parts. */
  static JsonNode assemble(JsonNode shape, Map<String, JsonNode> parts) {
    if (shape.isArray()) {
      ArrayNode list = Json.array();
      parts.values().forEach(list::add);
      return list;
    }
    ObjectNode object = Json.object();
    parts.forEach((element, value) -> object.set(element.substring(2), value));
    return object;
  }

  private static Map<String, JsonNode> members(JsonNode value) {
    Map<String, JsonNode> parts = new LinkedHashMap<>();
    value.properties().forEach(entry -> parts.put("f:" + entry.getKey(), entry.getValue()));
    return parts;
  }

  private static Map<String, JsonNode> byValue(JsonNode value) {
    Map<String, JsonNode> parts = new LinkedHashMap<>();
    value.forEach(item -> parts.put("v:" + Json.text(item), item));
    return parts;
  }

  private static Map<String, JsonNode> keyed(KeyedList list, JsonNode value) {
    Map<String, JsonNode> parts = new LinkedHashMap<>();
    value.forEach(item -> parts.put("k:" + Json.text(keysOf(list, item)), item));
    return parts;
  }

  /** The keys of an item, those that it leaves out included. */
  static ObjectNode keysOf(KeyedList list, JsonNode item) {
    ObjectNode keys = Json.object();
    for (String key : new TreeSet<>(list.keys())) {
      if (item.has(key)) {
        keys.set(key, item.path(key));
      } else if (list.defaults().containsKey(key)) {
        keys.put(key, list.defaults().get(key));
      }
    }
    return keys;
  }

  /** Keys as people read them: {@code [name="web"]}. */
  static String readable(String keys) {
    return Json.parseObject(keys).properties().stream()
        .map(key -> key.getKey() + "=" + key.getValue())
        .collect(Collectors.joining(",", "[", "]"));
  }
}

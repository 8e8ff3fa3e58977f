package dev.hotswap.testkit.crd;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What makes a bad object of a good one: {@code remove} (paths), {@code fill} (a list of many
 * entries, {@code #} is the index), {@code set} (path to value), in this order.
 */
record Edits(JsonNode json) {
  ObjectNode applyTo(ObjectNode good) {
    ObjectNode object = good.deepCopy();
    json.path("remove").forEach(path -> remove(object, JsonPointer.compile(path.asText())));
    JsonNode fill = json.path("fill");
    if (!fill.isMissingNode()) {
      put(object, JsonPointer.compile(fill.required("path").asText()), entries(fill));
    }
    json.path("set")
        .properties()
        .forEach(entry -> put(object, JsonPointer.compile(entry.getKey()), entry.getValue()));
    return object;
  }

  private static void remove(JsonNode object, JsonPointer path) {
    ((ObjectNode) object.at(path.head())).remove(path.last().getMatchingProperty());
  }

  private static void put(ObjectNode object, JsonPointer path, JsonNode value) {
    if (object.at(path.head()) instanceof ArrayNode list) {
      int index = path.last().getMatchingIndex();
      if (index == list.size()) {
        list.add(value);
      } else {
        list.set(index, value);
      }
    } else {
      object.withObject(path.head()).set(path.last().getMatchingProperty(), value);
    }
  }

  private static JsonNode entries(JsonNode fill) {
    String entry = fill.required("with").toString();
    var list = new StringBuilder("[");
    for (int i = 0; i < fill.required("count").asInt(); i++) {
      list.append(i == 0 ? "" : ",").append(entry.replace("#", Integer.toString(i)));
    }
    return Yaml.parse(list.append("]").toString());
  }
}

package dev.hotswap.testkit.apiserver.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import java.util.function.Function;

/**
 * One column of a table.
 *
 * @param type {@code string}, {@code integer}, {@code date} …
 * @param description what it shows
 * @param priority 0 for always, more for {@code -o wide} only
 * @param cell what stands there for an object
 */
record Column(
    String name,
    String type,
    String description,
    int priority,
    Function<ApiObject, JsonNode> cell) {

  /** A column that is always shown. */
  static Column of(String name, Function<ApiObject, String> text) {
    return new Column(name, "string", "", 0, object -> Json.textNode(text.apply(object)));
  }

  /** A column for {@code -o wide}. */
  static Column wide(String name, Function<ApiObject, String> text) {
    return new Column(name, "string", "", 1, object -> Json.textNode(text.apply(object)));
  }

  ObjectNode definition() {
    return Json.object()
        .put("name", name)
        .put("type", type)
        .put("format", name.equals("Name") ? "name" : "")
        .put("description", description)
        .put("priority", priority);
  }
}

package dev.hotswap.testkit.apiserver.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.testkit.apiserver.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The paths of printer columns: {@code .a.b}, {@code ['a.b']}, {@code [0]}, {@code [*]} and {@code
 * [?(@.type=="Ready")]}.
 *
 * @param steps from the object on
 */
record JsonPath(List<Step> steps) {
  private static final Pattern STEP =
      Pattern.compile(
          "\\.?((?:[^.\\[\\]\\\\]|\\\\.)+)|\\['([^']+)']|\\[(\\d+)]|\\[(\\*)]"
              + "|\\[\\?\\(\\s*@\\.([^=\\s]+)\\s*==\\s*[\"']([^\"']*)[\"']\\s*\\)]");

  /** One step from a value to others. */
  sealed interface Step {
    /** Where the step leads. */
    default List<JsonNode> from(JsonNode node) {
      return switch (this) {
        case Field(String name) -> List.of(node.path(name));
        case Item(int index) -> List.of(node.path(index));
        case Every() -> Json.stream(node).toList();
        case Where(String field, String value) ->
            Json.stream(node).filter(item -> item.path(field).asText().equals(value)).toList();
      };
    }
  }

  /** A member. */
  record Field(String name) implements Step {}

  /** An item by number. */
  record Item(int index) implements Step {}

  /** All items. */
  record Every() implements Step {}

  /** The items whose member has that value. */
  record Where(String field, String value) implements Step {}

  static JsonPath parse(String text) {
    List<Step> steps = new ArrayList<>();
    Matcher step = STEP.matcher(text);
    while (step.find()) {
      steps.add(step(step));
    }
    return new JsonPath(List.copyOf(steps));
  }

  private static Step step(Matcher found) {
    if (found.group(1) != null) {
      return new Field(found.group(1).replace("\\", ""));
    }
    if (found.group(2) != null) {
      return new Field(found.group(2));
    }
    if (found.group(3) != null) {
      return new Item(Integer.parseInt(found.group(3)));
    }
    return found.group(4) != null ? new Every() : new Where(found.group(5), found.group(6));
  }

  /** The first value at the path; a missing node when there is none. */
  JsonNode first(JsonNode object) {
    List<JsonNode> nodes = List.of(object);
    for (Step step : steps) {
      nodes = nodes.stream().flatMap(node -> step.from(node).stream()).toList();
    }
    return nodes.isEmpty() ? Json.object().path("none") : nodes.getFirst();
  }
}

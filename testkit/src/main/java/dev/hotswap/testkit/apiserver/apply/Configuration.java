package dev.hotswap.testkit.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.schema.MergeSchema;
import dev.hotswap.testkit.apiserver.schema.MergeSchema.KeyedList;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody wants to apply, before it is merged.
 *
 * @param schema the merge rules of its kind
 * @param json the configuration
 */
public record Configuration(MergeSchema schema, JsonNode json) {
  private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[(\\d+)]");

  /** Lists with keys in which a key occurs twice, in the words of the real server. */
  public List<String> duplicates() {
    List<String> found = new ArrayList<>();
    collect(schema, json, "", found);
    return found;
  }

  /**
   * A path as the server writes it, list items by their keys.
   *
   * @param path with list items by their number, for example {@code spec.containers[0].foo}
   */
  public String readable(String path) {
    StringBuilder text = new StringBuilder();
    MergeSchema rules = schema;
    JsonNode node = json;
    Matcher step = STEP.matcher(path);
    while (step.find()) {
      if (step.group(1) != null) {
        text.append('.').append(step.group(1));
        rules = rules.member(step.group(1));
        node = node.path(step.group(1));
      } else {
        int index = Integer.parseInt(step.group(2));
        node = node.path(index);
        text.append(rules instanceof KeyedList list ? keys(list, node) : "[" + index + "]");
        rules = rules instanceof KeyedList list ? list.item() : MergeSchema.plain();
      }
    }
    return text.toString();
  }

  private static void collect(MergeSchema schema, JsonNode node, String path, List<String> found) {
    if (schema instanceof KeyedList list) {
      List<String> seen = new ArrayList<>();
      for (JsonNode item : node) {
        String keys = keys(list, item);
        if (seen.contains(keys)) {
          found.add("%s: duplicate entries for key %s".formatted(path, keys));
        }
        seen.add(keys);
        collect(list.item(), item, path + keys, found);
      }
    } else {
      node.properties()
          .forEach(
              entry ->
                  collect(
                      schema.member(entry.getKey()),
                      entry.getValue(),
                      path + "." + entry.getKey(),
                      found));
    }
  }

  private static String keys(KeyedList list, JsonNode item) {
    return Items.readable(Json.text(Items.keysOf(list, item)));
  }
}

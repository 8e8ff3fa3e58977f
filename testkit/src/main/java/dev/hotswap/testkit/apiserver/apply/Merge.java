package dev.hotswap.testkit.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.testkit.apiserver.schema.MergeSchema;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Lays an applied configuration over a live value, by the merge rules of its kind. */
final class Merge {
  private Merge() {}

  /** The live value with everything that the configuration names; neither argument changes. */
  static JsonNode over(MergeSchema schema, JsonNode live, JsonNode config) {
    var liveParts = Items.of(schema, live);
    var configParts = Items.of(schema, config);
    if (liveParts.isEmpty() || configParts.isEmpty()) {
      return keepsLive(live, config) ? live.deepCopy() : config.deepCopy();
    }
    Map<String, JsonNode> merged = new LinkedHashMap<>();
    for (String element : order(liveParts.get(), configParts.get())) {
      JsonNode mine = configParts.get().get(element);
      JsonNode theirs = liveParts.get().get(element);
      if (mine == null) {
        merged.put(element, liveParts.get().getOrDefault(element, live).deepCopy());
      } else if (theirs == null) {
        merged.put(element, mine.deepCopy());
      } else {
        merged.put(element, over(Items.schemaOf(schema, element), theirs, mine));
      }
    }
    return Items.assemble(config, merged);
  }

  /** An empty map in a configuration does not empty the live one. */
  private static boolean keepsLive(JsonNode live, JsonNode config) {
    return config.isObject() && config.isEmpty() && live.isObject();
  }

  /** The configuration's order; a live item that it does not name goes before what follows it. */
  private static Set<String> order(Map<String, JsonNode> live, Map<String, JsonNode> config) {
    Set<String> order = new LinkedHashSet<>();
    Deque<String> mine = new ArrayDeque<>(config.keySet());
    for (String element : live.keySet()) {
      while (config.containsKey(element) && !order.contains(element)) {
        order.add(mine.removeFirst());
      }
      order.add(element);
    }
    order.addAll(mine);
    return order;
  }
}

package dev.hotswap.testkit.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.schema.MergeSchema;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which fields a value has, and which of them two values do not share. */
final class Fields {
  private Fields() {}

  /**
   * The differences of two values.
   *
   * @param changed fields that are new or have another value
   * @param removed fields that are gone
   */
  record Difference(FieldSet changed, FieldSet removed) {
    private static final Difference NONE = new Difference(FieldSet.EMPTY, FieldSet.EMPTY);
  }

  /** The fields of a value: its leaves, and every item of a list that has keys. */
  static FieldSet of(MergeSchema schema, JsonNode value) {
    var parts = Items.of(schema, value);
    if (parts.isEmpty()) {
      return FieldSet.LEAF;
    }
    NavigableMap<String, FieldSet> children = new TreeMap<>();
    for (var part : parts.get().entrySet()) {
      FieldSet below = of(Items.schemaOf(schema, part.getKey()), part.getValue());
      children.put(part.getKey(), isItem(part.getKey()) ? below.union(FieldSet.LEAF) : below);
    }
    return FieldSet.of(false, children);
  }

  /** What a change from one value to the other did. */
  static Difference between(MergeSchema schema, JsonNode before, JsonNode after) {
    var old = Items.of(schema, before);
    var now = Items.of(schema, after);
    if (old.isEmpty() && now.isEmpty()) {
      return Json.same(before, after)
          ? Difference.NONE
          : new Difference(FieldSet.LEAF, FieldSet.EMPTY);
    }
    Map<String, JsonNode> oldParts = old.orElse(Map.of());
    Map<String, JsonNode> newParts = now.orElse(Map.of());
    NavigableMap<String, FieldSet> changed = new TreeMap<>();
    NavigableMap<String, FieldSet> removed = new TreeMap<>();
    Set<String> elements = new TreeSet<>(oldParts.keySet());
    elements.addAll(newParts.keySet());
    for (String element : elements) {
      Difference part = part(schema, element, oldParts, newParts);
      changed.put(element, part.changed());
      removed.put(element, part.removed());
    }
    return new Difference(
        FieldSet.of(now.isEmpty(), changed),
        FieldSet.of(old.isEmpty() && !before.isMissingNode(), removed));
  }

  private static Difference part(
      MergeSchema schema,
      String element,
      Map<String, JsonNode> before,
      Map<String, JsonNode> after) {
    MergeSchema rules = Items.schemaOf(schema, element);
    JsonNode old = before.get(element);
    JsonNode now = after.get(element);
    if (old != null && now != null) {
      return between(rules, old, now);
    }
    FieldSet itself = isItem(element) ? FieldSet.LEAF : FieldSet.EMPTY;
    return now != null
        ? new Difference(of(rules, now).union(itself), FieldSet.EMPTY)
        : new Difference(FieldSet.EMPTY, old == null ? itself : of(rules, old).union(itself));
  }

  private static boolean isItem(String element) {
    return !element.startsWith("f:");
  }
}

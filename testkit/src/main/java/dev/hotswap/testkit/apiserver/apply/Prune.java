package dev.hotswap.testkit.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.testkit.apiserver.schema.MergeSchema;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes fields out of a value that nobody wants any more. */
final class Prune {
  private Prune() {}

  /**
   * The value without the fields that were owned and are kept by nobody.
   *
   * @param owned what the applying manager owned before
   * @param kept what any manager owns from now on
   */
  static JsonNode of(MergeSchema schema, JsonNode value, FieldSet owned, FieldSet kept) {
    var parts = Items.of(schema, value);
    if (parts.isEmpty() || owned.children().isEmpty()) {
      return value;
    }
    Map<String, JsonNode> remaining = new LinkedHashMap<>(parts.get());
    owned
        .children()
        .forEach(
            (element, ownedBelow) -> {
              JsonNode part = remaining.get(element);
              FieldSet keptBelow = kept.child(element);
              if (part == null) {
                return;
              }
              if (ownedBelow.member() && keptBelow.isEmpty()) {
                remaining.remove(element);
                return;
              }
              MergeSchema rules = Items.schemaOf(schema, element);
              JsonNode rest = of(rules, part, ownedBelow, keptBelow);
              if (rest.isContainerNode()
                  && rest.isEmpty()
                  && !part.isEmpty()
                  && keptBelow.isEmpty()) {
                remaining.remove(element);
              } else {
                remaining.put(element, rest);
              }
            });
    return Items.assemble(value, remaining);
  }
}

package dev.hotswap.testkit.apiserver.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.json.Json;
import java.util.List;

/**
 * One right, as in the rules of a Role. {@code *} stands for everything.
 *
 * @param verbs what may be done
 * @param apiGroups the empty string is the core group
 * @param resources plural names, with {@code /subresource} where one is meant
 * @param resourceNames only these objects; empty for all
 */
public record PolicyRule(
    List<String> verbs,
    List<String> apiGroups,
    List<String> resources,
    List<String> resourceNames) {

  /** The rule of a Role object. */
  public static PolicyRule read(JsonNode rule) {
    return new PolicyRule(
        Json.strings(rule.path("verbs")),
        Json.strings(rule.path("apiGroups")),
        Json.strings(rule.path("resources")),
        Json.strings(rule.path("resourceNames")));
  }

  /** Whether this right covers an action. */
  public boolean covers(Action action) {
    return has(verbs, action.verb())
        && has(apiGroups, action.group())
        && (has(resources, action.resourcePath())
            || resources.contains("*/" + action.subresource()))
        && (resourceNames.isEmpty() || resourceNames.contains(action.name()));
  }

  private static boolean has(List<String> allowed, String value) {
    return allowed.contains("*") || allowed.contains(value);
  }

  /** The rule as JSON. */
  public ObjectNode toJson() {
    ObjectNode rule = Json.object();
    put(rule, "verbs", verbs);
    put(rule, "apiGroups", apiGroups);
    put(rule, "resources", resources);
    if (!resourceNames.isEmpty()) {
      put(rule, "resourceNames", resourceNames);
    }
    return rule;
  }

  private static void put(ObjectNode rule, String field, List<String> values) {
    values.forEach(rule.putArray(field)::add);
  }
}

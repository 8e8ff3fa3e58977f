package dev.hotswap.operator.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.operator.kube.Apply;
import dev.hotswap.operator.kube.Golden;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * One object as a reader wants to see it: without what the API server adds of its own, and with
 * placeholders where every run would say something else.
 *
 * @param kind such as {@code VirtualService}
 * @param name of the object
 * @param yaml the object, fields in the order of their names
 */
record WrittenObject(String kind, String name, String yaml) {
  /** Their specs are what people say, not the operator. */
  private static final Set<String> OURS = Set.of("GoRelease", "HotSwapPolicy");

  /** Told to people, and in whatever order they are told in. */
  private static final Set<String> NOT_SHOWN = Set.of("Event", "Lease");

  private static final List<String> OF_THE_SERVER =
      List.of("managedFields", "uid", "resourceVersion", "creationTimestamp", "generation");
  private static final String OF_CONTROLLERS = "deployment.kubernetes.io/revision";

  /** What people are still to be told goes with the next write, and that may be this one. */
  private static final String NOT_YET_TOLD = "outbox";

  private static final String NOT_YET_READ = "Starting";
  private static final String COUNTED = "replicas";
  private static final List<String> ALLOTTED =
      List.of("clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy");

  /** Pods come one by one: how many of them a sentence counts is a matter of milliseconds. */
  private static final Map<Pattern, String> PLACEHOLDERS =
      Map.of(
          Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), "<uid>",
          Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z"), "<time>",
          Pattern.compile("(payment-[ab])-[a-z0-9]+-[a-z0-9]{5}"), "$1-<pod>",
          Pattern.compile("[0-9]+ of [0-9]+ pods"), "<n> of <n> pods",
          Pattern.compile(" in [0-9]+ s\\b"), " in <n> s");

  /** Whether the operator has written something of this object, and readers care. */
  static boolean isShown(ApiObject live) {
    return !NOT_SHOWN.contains(live.kind())
        && StreamSupport.stream(live.at("metadata", "managedFields").spliterator(), false)
            .anyMatch(entry -> entry.path("manager").asText().equals(Apply.FIELD_MANAGER));
  }

  /** What is shown of this object. */
  static WrittenObject of(ApiObject live) {
    ObjectNode shown = live.copy().json();
    shown.remove(OURS.contains(live.kind()) ? "spec" : "status");
    if (shown.path("status") instanceof ObjectNode status) {
      status.remove(NOT_YET_TOLD);
      if (status.path("phase").asText().equals(NOT_YET_READ)) {
        status.path("conditions").forEach(WrittenObject::hideReadings);
      }
      if (status.has(COUNTED)) {
        status.put(COUNTED, "<n>");
      }
    }
    if (shown.path("metadata") instanceof ObjectNode metadata) {
      metadata.remove(OF_THE_SERVER);
      if (metadata.path("annotations") instanceof ObjectNode annotations) {
        annotations.remove(OF_CONTROLLERS);
      }
    }
    if (live.kind().equals("Service") && shown.path("spec") instanceof ObjectNode spec) {
      spec.remove(ALLOTTED);
    }
    return new WrittenObject(live.kind(), live.name(), Golden.yaml(withPlaceholders(shown)));
  }

  /** Whether the first look at the gateway is over by then is a matter of milliseconds. */
  private static void hideReadings(JsonNode condition) {
    if (condition.path("type").asText().equals("MetricsAvailable")) {
      List.of("message", "reason", "status")
          .forEach(field -> ((ObjectNode) condition).put(field, "<of the first look>"));
    }
  }

  private static JsonNode withPlaceholders(JsonNode node) {
    if (node.isObject()) {
      ObjectNode fields = JsonNodeFactory.instance.objectNode();
      node.properties().forEach(e -> fields.set(e.getKey(), withPlaceholders(e.getValue())));
      return fields;
    }
    if (node.isArray()) {
      var items = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> items.add(withPlaceholders(item)));
      return items;
    }
    return node.isTextual() ? JsonNodeFactory.instance.textNode(text(node.asText())) : node;
  }

  /** The text with placeholders where every run would say something else. */
  static String text(String text) {
    String shown = text;
    for (Map.Entry<Pattern, String> each : PLACEHOLDERS.entrySet()) {
      shown = each.getKey().matcher(shown).replaceAll(each.getValue());
    }
    return shown;
  }

  /** Such as {@code virtualservice-payment-public}. */
  String fileName() {
    return kind.toLowerCase(Locale.ROOT) + "-" + name;
  }
}

package dev.hotswap.testkit.apiserver.table;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** The columns of the kinds that every cluster has, without those of little use here. */
final class BuiltInColumns {
  private static final String NONE = "<none>";

  private BuiltInColumns() {}

  /** The columns of a kind, the name aside. */
  static List<Column> of(String kind, Instant now) {
    return switch (kind) {
      case "Pod" -> PodColumns.of(now);
      case "Deployment" -> deployments(now);
      case "ReplicaSet" ->
          List.of(
              at("Desired", "0", "spec", "replicas"),
              at("Current", "0", "status", "replicas"),
              at("Ready", "0", "status", "readyReplicas"),
              age(now));
      case "Service" -> services(now);
      case "ConfigMap" -> List.of(Column.of("Data", BuiltInColumns::data), age(now));
      case "Secret" ->
          List.of(at("Type", "", "type"), Column.of("Data", BuiltInColumns::data), age(now));
      case "Namespace" -> List.of(at("Status", "", "status", "phase"), age(now));
      case "Node" ->
          List.of(
              Column.of("Status", BuiltInColumns::readiness),
              age(now),
              at("Version", "", "status", "nodeInfo", "kubeletVersion"));
      case "Lease" -> List.of(at("Holder", "", "spec", "holderIdentity"), age(now));
      case "Event" -> events(now);
      case "PodDisruptionBudget" ->
          List.of(
              at("Min Available", "N/A", "spec", "minAvailable"),
              at("Max Unavailable", "N/A", "spec", "maxUnavailable"),
              at("Allowed Disruptions", "0", "status", "disruptionsAllowed"),
              age(now));
      default -> List.of(age(now));
    };
  }

  private static List<Column> deployments(Instant now) {
    Function<ApiObject, String> ready =
        object ->
            object.at("status", "readyReplicas").asInt()
                + "/"
                + object.at("spec", "replicas").asInt();
    return List.of(
        Column.of("Ready", ready),
        at("Up-to-date", "0", "status", "updatedReplicas"),
        at("Available", "0", "status", "availableReplicas"),
        age(now),
        Column.wide("Images", BuiltInColumns::images));
  }

  private static List<Column> services(Instant now) {
    Function<ApiObject, String> ports =
        object ->
            Json.stream(object.at("spec", "ports"))
                .map(port -> port.path("port").asText() + "/" + port.path("protocol").asText())
                .collect(joining(","));
    Function<ApiObject, String> selector =
        object ->
            object.at("spec", "selector").properties().stream()
                .map(label -> label.getKey() + "=" + label.getValue().asText())
                .collect(joining(","));
    return List.of(
        at("Type", "", "spec", "type"),
        at("Cluster-IP", NONE, "spec", "clusterIP"),
        Column.of("External-IP", object -> NONE),
        Column.of("Port(s)", ports.andThen(text -> text.isEmpty() ? NONE : text)),
        age(now),
        Column.wide("Selector", selector.andThen(text -> text.isEmpty() ? NONE : text)));
  }

  private static List<Column> events(Instant now) {
    return List.of(
        Column.of("Last Seen", object -> Age.of(object.at("lastTimestamp").asText(), now)),
        at("Type", "", "type"),
        at("Reason", "", "reason"),
        Column.of(
            "Object",
            object ->
                object.at("involvedObject", "kind").asText().toLowerCase(java.util.Locale.ROOT)
                    + "/"
                    + object.at("involvedObject", "name").asText()),
        at("Message", "", "message"));
  }

  static Column age(Instant now) {
    return Column.of(
        "Age", object -> Age.of(object.at("metadata", "creationTimestamp").asText(), now));
  }

  private static Column at(String name, String absent, String... path) {
    return Column.of(
        name,
        object -> {
          JsonNode value = object.at(path);
          return value.isMissingNode() ? absent : value.asText();
        });
  }

  private static String data(ApiObject object) {
    return Integer.toString(object.at("data").size() + object.at("binaryData").size());
  }

  private static String images(ApiObject workload) {
    return Json.stream(workload.at("spec", "template", "spec", "containers"))
        .map(container -> container.path("image").asText())
        .collect(joining(","));
  }

  private static String readiness(ApiObject node) {
    boolean ready =
        Json.stream(node.at("status", "conditions"))
            .anyMatch(
                condition ->
                    condition.path("type").asText().equals("Ready")
                        && condition.path("status").asText().equals("True"));
    String status = ready ? "Ready" : "NotReady";
    return node.at("spec", "unschedulable").asBoolean() ? status + ",SchedulingDisabled" : status;
  }
}

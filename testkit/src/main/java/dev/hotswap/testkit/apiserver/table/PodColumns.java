package dev.hotswap.testkit.apiserver.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The columns of pods. */
final class PodColumns {
  private static final String NONE = "<none>";

  private PodColumns() {}

  static List<Column> of(Instant now) {
    return List.of(
        Column.of("Ready", PodColumns::ready),
        Column.of("Status", PodColumns::status),
        Column.of("Restarts", PodColumns::restarts),
        BuiltInColumns.age(now),
        Column.wide("IP", pod -> pod.at("status", "podIP").asText(NONE)),
        Column.wide("Node", pod -> pod.at("spec", "nodeName").asText(NONE)));
  }

  private static String ready(ApiObject pod) {
    long ready = containers(pod).filter(status -> status.path("ready").asBoolean()).count();
    return ready + "/" + pod.at("spec", "containers").size();
  }

  private static String restarts(ApiObject pod) {
    long restarts = containers(pod).mapToLong(status -> status.path("restartCount").asLong()).sum();
    return Long.toString(restarts);
  }

  /** Why it does not run, if a container says so; else its phase. */
  private static String status(ApiObject pod) {
    if (pod.deleting()) {
      return "Terminating";
    }
    String phase = pod.at("status", "reason").asText(pod.at("status", "phase").asText());
    return containers(pod)
        .map(status -> status.path("state"))
        .flatMap(state -> Stream.of(state.path("waiting"), state.path("terminated")))
        .map(state -> state.path("reason").asText())
        .filter(reason -> !reason.isEmpty())
        .findFirst()
        .orElse(phase);
  }

  private static Stream<JsonNode> containers(ApiObject pod) {
    return Json.stream(pod.at("status", "containerStatuses"));
  }
}

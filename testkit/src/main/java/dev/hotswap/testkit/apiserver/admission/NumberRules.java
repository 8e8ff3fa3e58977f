package dev.hotswap.testkit.apiserver.admission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.testkit.apiserver.error.Cause;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How large or small the numbers of workloads and Services may be. */
final class NumberRules implements AdmissionRule {
  private static final int LARGEST_CONFIG_MAP = 1 << 20;
  private static final Set<String> SCALED = Set.of("deployments.apps", "replicasets.apps");

  @Override
  public List<Cause> check(Change change) {
    List<Cause> causes = new ArrayList<>();
    ApiObject object = change.after();
    switch (change.type().qualifiedPlural()) {
      case String workload when SCALED.contains(workload) -> {
        checkReplicas(object, causes);
        checkStrategy(object.at("spec", "strategy", "rollingUpdate"), causes);
      }
      case "services" -> checkPorts(object.at("spec", "ports"), causes);
      case "configmaps" -> checkSize(object.at("data"), causes);
      default -> {}
    }
    return causes;
  }

  private static void checkReplicas(ApiObject workload, List<Cause> causes) {
    long replicas = workload.at("spec", "replicas").asLong();
    if (replicas < 0) {
      causes.add(
          Cause.invalid(
              "spec.replicas", Long.toString(replicas), "must be greater than or equal to 0"));
    }
  }

  private static void checkStrategy(JsonNode rolling, List<Cause> causes) {
    if (isNone(rolling.path("maxSurge")) && isNone(rolling.path("maxUnavailable"))) {
      causes.add(
          Cause.invalid(
              "spec.strategy.rollingUpdate.maxUnavailable",
              rolling.path("maxUnavailable").asText(),
              "may not be 0 when `maxSurge` is 0"));
    }
  }

  private static boolean isNone(JsonNode bound) {
    return bound.asText().equals("0") || bound.asText().equals("0%");
  }

  private static void checkPorts(JsonNode ports, List<Cause> causes) {
    for (int i = 0; i < ports.size(); i++) {
      for (String field : List.of("port", "targetPort")) {
        JsonNode port = ports.path(i).path(field);
        if (port.isNumber() && (port.asLong() < 1 || port.asLong() > 65_535)) {
          String path = "spec.ports[%d].%s".formatted(i, field);
          causes.add(Cause.invalid(path, port.asText(), "must be between 1 and 65535, inclusive"));
        }
      }
    }
  }

  private static void checkSize(JsonNode data, List<Cause> causes) {
    int size = 0;
    for (var entry : data.properties()) {
      size += entry.getValue().asText().length();
    }
    if (size > LARGEST_CONFIG_MAP) {
      String why = "Too long: may not be more than %d bytes".formatted(LARGEST_CONFIG_MAP);
      causes.add(new Cause("FieldValueTooLong", "[]", why));
    }
  }
}

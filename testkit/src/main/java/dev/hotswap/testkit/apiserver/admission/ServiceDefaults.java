package dev.hotswap.testkit.apiserver.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.json.Json;
import java.util.concurrent.atomic.AtomicInteger;

/** What a Service has when it does not say otherwise, its cluster IP included. */
final class ServiceDefaults implements AdmissionRule {
  private final AtomicInteger allotted = new AtomicInteger();

  @Override
  public void fill(Change change) {
    if (!change.type().is("", "services")) {
      return;
    }
    ObjectNode spec = Json.child(change.after().json(), "spec");
    text(spec, "type", "ClusterIP");
    text(spec, "sessionAffinity", "None");
    text(spec, "internalTrafficPolicy", "Cluster");
    for (JsonNode port : spec.path("ports")) {
      fillPort(Json.asObject(port));
    }
    if (!spec.path("type").asText().equals("ExternalName")) {
      keepAddress(change, spec);
    }
  }

  private static void fillPort(ObjectNode port) {
    text(port, "protocol", "TCP");
    if (!port.has("targetPort")) {
      port.set("targetPort", port.path("port"));
    }
  }

  /** A Service keeps its address for life; a write that leaves it out does not ask for another. */
  private void keepAddress(Change change, ObjectNode spec) {
    if (!spec.has("clusterIP")) {
      String before = change.before().map(o -> o.at("spec", "clusterIP").asText()).orElse("");
      spec.put("clusterIP", before.isEmpty() ? next() : before);
    }
    if (!spec.has("clusterIPs")) {
      spec.putArray("clusterIPs").add(spec.path("clusterIP").asText());
      spec.putArray("ipFamilies").add("IPv4");
      spec.put("ipFamilyPolicy", "SingleStack");
    }
  }

  private String next() {
    int number = allotted.incrementAndGet();
    return "10.%d.%d.%d".formatted(96 + number / 65_536 % 16, number / 256 % 256, number % 256);
  }

  private static void text(ObjectNode node, String field, String value) {
    if (!node.has(field)) {
      node.put(field, value);
    }
  }
}

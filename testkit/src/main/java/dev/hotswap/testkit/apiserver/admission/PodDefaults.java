package dev.hotswap.testkit.apiserver.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.json.Json;
import java.util.List;

/** What a pod spec has when it does not say otherwise (Kubernetes core/v1 defaults). */
final class PodDefaults implements AdmissionRule {
  @Override
  public void fill(Change change) {
    PodSpecs.of(change.type(), change.after())
        .ifPresent(
            pod -> {
              fillPod(pod.spec());
              PodSpecs.containers(pod).forEach(container -> fillContainer(container.spec()));
            });
  }

  private static void fillPod(ObjectNode pod) {
    absent(pod, "restartPolicy", "Always");
    absent(pod, "dnsPolicy", "ClusterFirst");
    absent(pod, "schedulerName", "default-scheduler");
    absent(pod, "terminationGracePeriodSeconds", 30);
    Json.child(pod, "securityContext");
  }

  private static void fillContainer(ObjectNode container) {
    String image = container.path("image").asText();
    boolean latest =
        image.endsWith(":latest") || image.indexOf(':', image.lastIndexOf('/') + 1) < 0;
    absent(container, "imagePullPolicy", latest ? "Always" : "IfNotPresent");
    absent(container, "terminationMessagePath", "/dev/termination-log");
    absent(container, "terminationMessagePolicy", "File");
    Json.child(container, "resources");
    for (JsonNode port : container.path("ports")) {
      absent(Json.asObject(port), "protocol", "TCP");
    }
    for (String probe : List.of("readinessProbe", "livenessProbe", "startupProbe")) {
      if (container.get(probe) instanceof ObjectNode present) {
        fillProbe(present);
      }
    }
  }

  private static void fillProbe(ObjectNode probe) {
    absent(probe, "timeoutSeconds", 1);
    absent(probe, "periodSeconds", 10);
    absent(probe, "successThreshold", 1);
    absent(probe, "failureThreshold", 3);
    if (probe.get("httpGet") instanceof ObjectNode get) {
      absent(get, "scheme", "HTTP");
      absent(get, "path", "/");
    }
  }

  private static void absent(ObjectNode node, String field, String value) {
    if (!node.has(field)) {
      node.put(field, value);
    }
  }

  private static void absent(ObjectNode node, String field, int value) {
    if (!node.has(field)) {
      node.put(field, value);
    }
  }
}

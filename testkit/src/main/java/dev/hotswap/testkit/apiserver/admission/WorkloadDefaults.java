package dev.hotswap.testkit.apiserver.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.json.Json;

/** What Deployments, ReplicaSets and namespaces have when they do not say otherwise. */
final class WorkloadDefaults implements AdmissionRule {
  @Override
  public void fill(Change change) {
    ObjectNode object = change.after().json();
    switch (change.type().qualifiedPlural()) {
      case "deployments.apps" -> fillDeployment(Json.child(object, "spec"));
      case "replicasets.apps" -> replicas(Json.child(object, "spec"));
      case "namespaces" -> fillNamespace(change);
      default -> {}
    }
  }

  private static void fillDeployment(ObjectNode spec) {
    replicas(spec);
    ObjectNode strategy = Json.child(spec, "strategy");
    if (!strategy.has("type")) {
      strategy.put("type", "RollingUpdate");
    }
    if (strategy.path("type").asText().equals("RollingUpdate")) {
      ObjectNode rolling = Json.child(strategy, "rollingUpdate");
      for (String bound : new String[] {"maxSurge", "maxUnavailable"}) {
        if (!rolling.has(bound)) {
          rolling.put(bound, "25%");
        }
      }
    }
    if (!spec.has("revisionHistoryLimit")) {
      spec.put("revisionHistoryLimit", 10);
    }
    if (!spec.has("progressDeadlineSeconds")) {
      spec.put("progressDeadlineSeconds", 600);
    }
  }

  private static void replicas(ObjectNode spec) {
    if (!spec.has("replicas")) {
      spec.put("replicas", 1);
    }
  }

  private static void fillNamespace(Change change) {
    ObjectNode object = change.after().json();
    String name = change.after().name();
    Json.child(change.after().metadata(), "labels").put("kubernetes.io/metadata.name", name);
    if (change.before().isEmpty()) {
      Json.child(object, "spec").putArray("finalizers").add("kubernetes");
      Json.child(object, "status").put("phase", "Active");
    }
  }
}

package dev.hotswap.testkit.apiserver.admission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.testkit.apiserver.error.Cause;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.select.LabelSelector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What Deployments, ReplicaSets, pods and Services cannot do without. */
final class WorkloadRules implements AdmissionRule {
  @Override
  public List<Cause> check(Change change) {
    if (!change.subresource().isEmpty()) {
      return List.of();
    }
    List<Cause> causes = new ArrayList<>();
    PodSpecs.of(change.type(), change.after()).ifPresent(pod -> checkPod(pod, causes));
    switch (change.type().qualifiedPlural()) {
      case "deployments.apps", "replicasets.apps" -> checkSelector(change.after(), causes);
      case "services" -> checkPorts(change.after(), causes);
      default -> {}
    }
    return causes;
  }

  private static void checkPod(PodSpecs.Located pod, List<Cause> causes) {
    if (pod.spec().path("containers").isEmpty()) {
      causes.add(Cause.required(pod.path() + ".containers", ""));
    }
    Set<String> names = new HashSet<>();
    for (PodSpecs.Located container : PodSpecs.containers(pod)) {
      for (String field : List.of("name", "image")) {
        if (container.spec().path(field).asText().isEmpty()) {
          causes.add(Cause.required(container.path() + "." + field, ""));
        }
      }
      String name = container.spec().path("name").asText();
      if (!names.add(name)) {
        causes.add(Cause.duplicate(container.path() + ".name", name));
      }
    }
  }

  private static void checkSelector(ApiObject workload, List<Cause> causes) {
    JsonNode selector = workload.at("spec", "selector");
    if (selector.isEmpty()) {
      causes.add(Cause.required("spec.selector", ""));
      return;
    }
    Map<String, String> labels = new HashMap<>();
    workload
        .at("spec", "template", "metadata", "labels")
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
    if (!LabelSelector.of(selector).matches(labels)) {
      causes.add(
          Cause.invalid(
              "spec.template.metadata.labels",
              Json.text(workload.at("spec", "template", "metadata", "labels")),
              "`selector` does not match template `labels`"));
    }
  }

  private static void checkPorts(ApiObject service, List<Cause> causes) {
    JsonNode ports = service.at("spec", "ports");
    boolean headless = service.at("spec", "clusterIP").asText().equals("None");
    if (ports.isEmpty() && !headless) {
      causes.add(Cause.required("spec.ports", ""));
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < ports.size(); i++) {
      String name = ports.path(i).path("name").asText();
      String path = "spec.ports[%d].name".formatted(i);
      if (name.isEmpty() && ports.size() > 1) {
        causes.add(Cause.required(path, ""));
      } else if (!names.add(name)) {
        causes.add(Cause.duplicate(path, name));
      }
    }
  }
}

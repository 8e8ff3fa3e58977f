package dev.hotswap.testkit.apiserver.resource;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.testkit.apiserver.json.Json;
import java.util.List;

/**
 * Other names under which people ask for a kind.
 *
 * @param shortNames {@code po}, {@code deploy}
 * @param categories {@code all}
 */
public record Aliases(List<String> shortNames, List<String> categories) {
  private static final List<String> ALL = List.of("all");

  /** The other names that a CRD gives its kind. */
  static Aliases read(JsonNode names) {
    return new Aliases(
        List.copyOf(Json.strings(names.path("shortNames"))),
        List.copyOf(Json.strings(names.path("categories"))));
  }

  /** The other names of a kind that every cluster has. */
  static Aliases ofBuiltIn(String kind) {
    return switch (kind) {
      case "Pod" -> new Aliases(List.of("po"), ALL);
      case "Service" -> new Aliases(List.of("svc"), ALL);
      case "Deployment" -> new Aliases(List.of("deploy"), ALL);
      case "ReplicaSet" -> new Aliases(List.of("rs"), ALL);
      case "Namespace" -> shortName("ns");
      case "ConfigMap" -> shortName("cm");
      case "Event" -> shortName("ev");
      case "ServiceAccount" -> shortName("sa");
      case "Node" -> shortName("no");
      case "PodDisruptionBudget" -> shortName("pdb");
      case "VirtualService" -> shortName("vs");
      case "DestinationRule" -> shortName("dr");
      case "Gateway" -> shortName("gw");
      case "CustomResourceDefinition" -> new Aliases(List.of("crd", "crds"), List.of());
      default -> new Aliases(List.of(), List.of());
    };
  }

  private static Aliases shortName(String name) {
    return new Aliases(List.of(name), List.of());
  }
}

package dev.hotswap.testkit.apiserver.schema;

import static dev.hotswap.testkit.apiserver.schema.MergeSchema.atomic;
import static dev.hotswap.testkit.apiserver.schema.MergeSchema.keyedBy;
import static dev.hotswap.testkit.apiserver.schema.MergeSchema.members;
import static dev.hotswap.testkit.apiserver.schema.MergeSchema.plain;
import static dev.hotswap.testkit.apiserver.schema.MergeSchema.set;

import dev.hotswap.testkit.apiserver.schema.MergeSchema.KeyedList;
import java.util.List;
import java.util.Map;

/** The merge rules of the kinds that every cluster has (from the Kubernetes OpenAPI schema). */
public final class BuiltInSchemas {
  /** {@code metadata} of every kind. */
  public static final MergeSchema METADATA =
      members(Map.of("finalizers", set(), "ownerReferences", keyedBy("uid")));

  private static final MergeSchema CONDITIONS = members(Map.of("conditions", keyedBy("type")));

  private static final MergeSchema CONTAINERS =
      keyedBy(
          "name",
          members(
              Map.of(
                  "env", keyedBy("name"),
                  "ports", ports("containerPort"),
                  "volumeMounts", keyedBy("mountPath"),
                  "volumeDevices", keyedBy("devicePath"))));

  private static final MergeSchema POD_SPEC =
      members(
          Map.of(
              "containers", CONTAINERS,
              "initContainers", CONTAINERS,
              "ephemeralContainers", CONTAINERS,
              "volumes", keyedBy("name"),
              "imagePullSecrets", keyedBy("name"),
              "hostAliases", keyedBy("ip"),
              "nodeSelector", atomic(),
              "tolerations", atomic(),
              "schedulingGates", keyedBy("name"),
              "topologySpreadConstraints",
                  new KeyedList(List.of("topologyKey", "whenUnsatisfiable"), Map.of(), plain())));

  private static final MergeSchema POD_TEMPLATE =
      members(Map.of("metadata", METADATA, "spec", POD_SPEC));

  private BuiltInSchemas() {}

  /** The rules of a kind; kinds without rules of their own merge their maps and replace lists. */
  public static MergeSchema of(String kind) {
    return switch (kind) {
      case "Pod" -> object(POD_SPEC, podStatus());
      case "Deployment", "ReplicaSet" -> object(workload(), CONDITIONS);
      case "Service" -> object(serviceSpec(), CONDITIONS);
      case "Node" -> object(members(Map.of("taints", atomic(), "podCIDRs", set())), nodeStatus());
      case "PodDisruptionBudget" -> object(members(Map.of("selector", atomic())), CONDITIONS);
      case "EndpointSlice" ->
          members(Map.of("metadata", METADATA, "endpoints", atomic(), "ports", atomic()));
      case "ServiceAccount" -> members(Map.of("metadata", METADATA, "secrets", keyedBy("name")));
      default -> object(plain(), CONDITIONS);
    };
  }

  private static MergeSchema object(MergeSchema spec, MergeSchema status) {
    return members(Map.of("metadata", METADATA, "spec", spec, "status", status));
  }

  private static MergeSchema workload() {
    return members(Map.of("selector", atomic(), "template", POD_TEMPLATE));
  }

  private static MergeSchema serviceSpec() {
    return members(Map.of("ports", ports("port"), "selector", atomic(), "clusterIPs", atomic()));
  }

  private static MergeSchema podStatus() {
    return members(
        Map.of(
            "conditions", keyedBy("type"),
            "podIPs", keyedBy("ip"),
            "containerStatuses", atomic(),
            "initContainerStatuses", atomic()));
  }

  private static MergeSchema nodeStatus() {
    return members(Map.of("conditions", keyedBy("type"), "addresses", keyedBy("type")));
  }

  private static MergeSchema ports(String number) {
    return new KeyedList(List.of(number, "protocol"), Map.of("protocol", "TCP"), plain());
  }
}

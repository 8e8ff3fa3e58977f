package dev.hotswap.testkit.apiserver.resource;

import static dev.hotswap.testkit.apiserver.resource.ResourceType.Trait.CREATED_BY_UPDATE;
import static dev.hotswap.testkit.apiserver.resource.ResourceType.Trait.CUSTOM;
import static dev.hotswap.testkit.apiserver.resource.ResourceType.Trait.GENERATION;
import static dev.hotswap.testkit.apiserver.resource.ResourceType.Trait.LOCKED_UPDATES;
import static dev.hotswap.testkit.apiserver.resource.ResourceType.Trait.RAW_DATA;
import static dev.hotswap.testkit.apiserver.resource.ResourceType.Trait.STATUS;
import static dev.hotswap.testkit.apiserver.resource.ResourceType.builtIn;

import java.util.List;

/** The kinds that are there before any CRD is. */
public final class BuiltInTypes {
  /** {@code v1 Pod}. */
  public static final ResourceType PODS = builtIn("v1", "pods", "Pod", true, STATUS, GENERATION);

  /** {@code v1 Namespace}. */
  public static final ResourceType NAMESPACES =
      builtIn("v1", "namespaces", "Namespace", false, STATUS);

  /** {@code v1 Service}. */
  public static final ResourceType SERVICES =
      builtIn("v1", "services", "Service", true, STATUS, CREATED_BY_UPDATE);

  /** {@code apps/v1 Deployment}. */
  public static final ResourceType DEPLOYMENTS =
      builtIn("apps/v1", "deployments", "Deployment", true, STATUS, GENERATION)
          .withScale(ScalePaths.WORKLOAD);

  /** {@code apps/v1 ReplicaSet}. */
  public static final ResourceType REPLICA_SETS =
      builtIn("apps/v1", "replicasets", "ReplicaSet", true, STATUS, GENERATION)
          .withScale(ScalePaths.WORKLOAD);

  /** {@code policy/v1 PodDisruptionBudget}. */
  public static final ResourceType DISRUPTION_BUDGETS =
      builtIn(
          "policy/v1",
          "poddisruptionbudgets",
          "PodDisruptionBudget",
          true,
          STATUS,
          GENERATION,
          LOCKED_UPDATES);

  /** {@code apiextensions.k8s.io/v1 CustomResourceDefinition}. */
  public static final ResourceType CRDS =
      builtIn(
          "apiextensions.k8s.io/v1",
          "customresourcedefinitions",
          "CustomResourceDefinition",
          false,
          STATUS,
          GENERATION);

  /** {@code rbac.authorization.k8s.io/v1 ClusterRole}. */
  public static final ResourceType CLUSTER_ROLES = rbac("clusterroles", "ClusterRole", false);

  /** {@code rbac.authorization.k8s.io/v1 ClusterRoleBinding}. */
  public static final ResourceType CLUSTER_ROLE_BINDINGS =
      rbac("clusterrolebindings", "ClusterRoleBinding", false);

  /** {@code rbac.authorization.k8s.io/v1 Role}. */
  public static final ResourceType ROLES = rbac("roles", "Role", true);

  /** {@code rbac.authorization.k8s.io/v1 RoleBinding}. */
  public static final ResourceType ROLE_BINDINGS = rbac("rolebindings", "RoleBinding", true);

  /** All of them. */
  public static final List<ResourceType> ALL =
      List.of(
          PODS,
          NAMESPACES,
          SERVICES,
          DEPLOYMENTS,
          REPLICA_SETS,
          DISRUPTION_BUDGETS,
          CRDS,
          CLUSTER_ROLES,
          CLUSTER_ROLE_BINDINGS,
          ROLES,
          ROLE_BINDINGS,
          builtIn("v1", "configmaps", "ConfigMap", true),
          builtIn("v1", "secrets", "Secret", true),
          builtIn("v1", "events", "Event", true, CREATED_BY_UPDATE),
          builtIn("v1", "serviceaccounts", "ServiceAccount", true),
          builtIn("v1", "nodes", "Node", false, STATUS),
          builtIn("apps/v1", "controllerrevisions", "ControllerRevision", true, RAW_DATA),
          builtIn("discovery.k8s.io/v1", "endpointslices", "EndpointSlice", true, GENERATION),
          builtIn("networking.k8s.io/v1", "ingresses", "Ingress", true, STATUS, GENERATION),
          builtIn(
              "coordination.k8s.io/v1", "leases", "Lease", true, LOCKED_UPDATES, CREATED_BY_UPDATE),
          builtIn("events.k8s.io/v1", "events", "Event", true, CREATED_BY_UPDATE),
          istio("virtualservices", "VirtualService"),
          istio("destinationrules", "DestinationRule"),
          istio("gateways", "Gateway"),
          istio("serviceentries", "ServiceEntry"),
          istio("workloadentries", "WorkloadEntry"),
          custom("networking.istio.io/v1alpha3", "envoyfilters", "EnvoyFilter"),
          custom("gateway.networking.k8s.io/v1", "httproutes", "HTTPRoute"),
          custom("gateway.networking.k8s.io/v1", "grpcroutes", "GRPCRoute"));

  private BuiltInTypes() {}

  private static ResourceType rbac(String plural, String kind, boolean namespaced) {
    return builtIn("rbac.authorization.k8s.io/v1", plural, kind, namespaced);
  }

  /** Istio's kinds are custom resources whose schema names no list keys: their lists are atomic. */
  private static ResourceType istio(String plural, String kind) {
    return custom("networking.istio.io/v1", plural, kind);
  }

  private static ResourceType custom(String groupVersion, String plural, String kind) {
    return builtIn(groupVersion, plural, kind, true, STATUS, GENERATION, LOCKED_UPDATES, CUSTOM);
  }
}

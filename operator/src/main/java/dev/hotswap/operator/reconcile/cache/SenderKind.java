package dev.hotswap.operator.reconcile.cache;

import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.traffic.RouteKind;
import dev.hotswap.operator.traffic.RouteKinds;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.javaoperatorsdk.operator.processing.GroupVersionKind;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;

/**
 * Kinds besides those of releases' routes by which somebody can send requests to a Service or a
 * pod.
 */
enum SenderKind {
  HTTP_ROUTE("gateway.networking.k8s.io", "HTTPRoute", "httproutes"),
  GRPC_ROUTE("gateway.networking.k8s.io", "GRPCRoute", "grpcroutes"),
  TLS_ROUTE("gateway.networking.k8s.io", "TLSRoute", "tlsroutes"),
  TCP_ROUTE("gateway.networking.k8s.io", "TCPRoute", "tcproutes"),
  SERVICE_ENTRY("networking.istio.io", "ServiceEntry", "serviceentries"),
  WORKLOAD_ENTRY("networking.istio.io", "WorkloadEntry", "workloadentries"),
  ENVOY_FILTER("networking.istio.io", "EnvoyFilter", "envoyfilters"),
  INGRESS("networking.k8s.io", "Ingress", "ingresses"),
  /** Those of releases are watched by themselves. */
  SERVICE("", "Service", "services"),
  /** Those that Kubernetes makes for a Service with a selector follow from that Service. */
  ENDPOINT_SLICE("discovery.k8s.io", "EndpointSlice", "endpointslices");

  private static final String V1 = "v1";

  private final String group;
  private final String kind;
  private final String plural;

  SenderKind(String group, String kind, String plural) {
    this.group = group;
    this.kind = kind;
    this.plural = plural;
  }

  /** Versions that can be read, the best first. */
  private List<String> versions() {
    return switch (this) {
      case TLS_ROUTE -> List.of(V1, "v1alpha3", "v1alpha2");
      case TCP_ROUTE -> List.of(V1, "v1alpha2");
      case ENVOY_FILTER -> List.of("v1alpha3");
      case HTTP_ROUTE,
          GRPC_ROUTE,
          SERVICE_ENTRY,
          WORKLOAD_ENTRY,
          INGRESS,
          SERVICE,
          ENDPOINT_SLICE ->
          List.of(V1);
    };
  }

  /** Whether routes of releases are of this kind, so that all of its objects are watched anyway. */
  boolean isAmong(RouteKinds routes) {
    return routes.all().stream()
        .map(RouteKind::type)
        .anyMatch(
            type ->
                group.equals(HasMetadata.getGroup(type)) && kind.equals(HasMetadata.getKind(type)));
  }

  /** As rights name it. */
  String resource() {
    return group.isEmpty() ? plural : plural + "." + group;
  }

  /** Its name among all that is watched. */
  String watch() {
    return "everybodys-" + plural;
  }

  /** Its name to watch it by. */
  GroupVersionKind toWatch(String version) {
    return new GroupVersionKind(group, version, kind);
  }

  /** Which of its objects are watched; empty for all. */
  Optional<String> labels() {
    return switch (this) {
      case SERVICE -> Optional.of("!" + Labels.RELEASE);
      case ENDPOINT_SLICE ->
          Optional.of("endpointslice.kubernetes.io/managed-by!=endpointslice-controller.k8s.io");
      case HTTP_ROUTE,
          GRPC_ROUTE,
          TLS_ROUTE,
          TCP_ROUTE,
          SERVICE_ENTRY,
          WORKLOAD_ENTRY,
          ENVOY_FILTER,
          INGRESS ->
          Optional.empty();
    };
  }

  /** The best of these versions that the operator can read. */
  Optional<String> best(List<String> served) {
    return versions().stream().filter(served::contains).findFirst();
  }

  /**
   * The version in which this cluster serves it; empty where it is not installed. What every
   * cluster serves is not asked for.
   *
   * @throws KubernetesClientException where the API server does not answer
   */
  Optional<String> served(KubernetesClient client) {
    return switch (this) {
      case INGRESS, SERVICE, ENDPOINT_SLICE -> versions().stream().findFirst();
      case HTTP_ROUTE,
          GRPC_ROUTE,
          TLS_ROUTE,
          TCP_ROUTE,
          SERVICE_ENTRY,
          WORKLOAD_ENTRY,
          ENVOY_FILTER ->
          versions().stream().filter(version -> isServed(client, version)).findFirst();
    };
  }

  /** Its objects in one place. */
  FilterWatchListDeletable<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      in(KubernetesClient client, String version, Optional<String> place) {
    var all =
        client.genericKubernetesResources(
            new ResourceDefinitionContext.Builder()
                .withGroup(group)
                .withVersion(version)
                .withKind(kind)
                .withPlural(plural)
                .withNamespaced(true)
                .build());
    return place.isPresent() ? all.inNamespace(place.get()) : all.inAnyNamespace();
  }

  /** Discovery is open to everybody: a right that is missing will be named by the watch. */
  private boolean isServed(KubernetesClient client, String version) {
    try {
      return Optional.ofNullable(client.getApiResources(group + "/" + version)).stream()
          .flatMap(served -> served.getResources().stream())
          .anyMatch(resource -> plural.equals(resource.getName()));
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }
}

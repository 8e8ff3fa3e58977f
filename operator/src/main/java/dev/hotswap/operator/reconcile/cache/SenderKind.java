package dev.hotswap.operator.reconcile.cache;

import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.javaoperatorsdk.operator.processing.GroupVersionKind;
import java.net.HttpURLConnection;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kinds besides VirtualService by which somebody can send requests to a Service. */
enum SenderKind {
  HTTP_ROUTE("gateway.networking.k8s.io", "v1", "HTTPRoute", "httproutes"),
  GRPC_ROUTE("gateway.networking.k8s.io", "v1", "GRPCRoute", "grpcroutes"),
  SERVICE_ENTRY("networking.istio.io", "v1", "ServiceEntry", "serviceentries"),
  ENVOY_FILTER("networking.istio.io", "v1alpha3", "EnvoyFilter", "envoyfilters");

  private static final Logger LOG = LoggerFactory.getLogger(SenderKind.class);

  private final String group;
  private final String version;
  private final String kind;
  private final String plural;

  SenderKind(String group, String version, String kind, String plural) {
    this.group = group;
    this.version = version;
    this.kind = kind;
    this.plural = plural;
  }

  /**
   * Those that this cluster serves: of one that is not installed there are no objects.
   *
   * @param namespaces where to look; none means everywhere
   * @throws KubernetesClientException where the API server does not answer
   */
  static List<SenderKind> served(KubernetesClient client, List<String> namespaces) {
    return Arrays.stream(values()).filter(kind -> kind.isServed(client, namespaces)).toList();
  }

  /** Its name to watch it by. */
  GroupVersionKind toWatch() {
    return new GroupVersionKind(group, version, kind);
  }

  /** Its name among all that is watched. */
  String watch() {
    return "everybodys-" + plural;
  }

  /** One that may not be listed is served: the watch will name the right that is missing. */
  private boolean isServed(KubernetesClient client, List<String> namespaces) {
    var all =
        client.genericKubernetesResources(
            new ResourceDefinitionContext.Builder()
                .withGroup(group)
                .withVersion(version)
                .withKind(kind)
                .withPlural(plural)
                .withNamespaced(true)
                .build());
    var one = new ListOptionsBuilder().withLimit(1L).build();
    try {
      if (namespaces.isEmpty()) {
        all.inAnyNamespace().list(one);
      } else {
        all.inNamespace(namespaces.getFirst()).list(one);
      }
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
        LOG.info("this cluster serves no {}.{}: none is watched", plural, group);
        return false;
      }
      if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
        return true;
      }
      throw e;
    }
  }
}

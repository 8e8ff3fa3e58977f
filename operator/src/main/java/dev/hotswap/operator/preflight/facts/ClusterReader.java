package dev.hotswap.operator.preflight.facts;

import dev.hotswap.operator.workload.Pool;
import io.fabric8.istio.api.networking.v1.DestinationRule;
import io.fabric8.istio.api.networking.v1.VirtualService;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Looks at the cluster, live: caches hold only what the operator owns. Asked only while a version
 * is about to start.
 */
public final class ClusterReader {
  /** Name of the kind {@link Cluster#unseen} uses for pods of other namespaces. */
  public static final String PODS = "pods on nodes";

  private static final Set<Integer> MAY_NOT = Set.of(401, 403);
  private static final int NO_SUCH_KIND = 404;

  private final KubernetesClient client;

  /** Reads through this client. */
  public ClusterReader(KubernetesClient client) {
    this.client = client;
  }

  /**
   * What there is now.
   *
   * @param nodes all Windows nodes, from the cache
   * @throws KubernetesClientException when the API server does not answer; a missing right is no
   *     exception, but told in {@link Cluster#unseen}
   */
  public Cluster read(String namespace, Pool pool, List<Node> nodes) {
    List<String> unseen = new ArrayList<>();
    return new Cluster(
        nodes,
        look(PODS, unseen, () -> podsOn(nodes.stream().filter(pool::contains).toList())),
        inNamespace(namespace, Service.class, unseen),
        inNamespace(namespace, Deployment.class, unseen),
        inNamespace(namespace, PodDisruptionBudget.class, unseen),
        inNamespace(namespace, HorizontalPodAutoscaler.class, unseen),
        everywhere(namespace, VirtualService.class, unseen),
        everywhere(namespace, DestinationRule.class, unseen),
        unseen);
  }

  private List<Pod> podsOn(List<Node> nodes) {
    return nodes.stream()
        .flatMap(
            node ->
                client
                    .pods()
                    .inAnyNamespace()
                    .withField("spec.nodeName", node.getMetadata().getName())
                    .list()
                    .getItems()
                    .stream())
        .toList();
  }

  private <T extends HasMetadata> List<T> inNamespace(
      String namespace, Class<T> type, List<String> unseen) {
    return look(
        type.getSimpleName(),
        unseen,
        () -> client.resources(type).inNamespace(namespace).list().getItems());
  }

  /**
   * An operator that may look at some namespaces only knows at least those of the release's own.
   */
  private <T extends HasMetadata> List<T> everywhere(
      String namespace, Class<T> type, List<String> unseen) {
    return attempt(() -> client.resources(type).inAnyNamespace().list().getItems())
        .orElseGet(() -> inNamespace(namespace, type, unseen));
  }

  private static <T> List<T> look(String kind, List<String> unseen, Supplier<List<T>> request) {
    return attempt(request)
        .orElseGet(
            () -> {
              unseen.add(kind);
              return List.of();
            });
  }

  private static <T> Optional<List<T>> attempt(Supplier<List<T>> request) {
    try {
      return Optional.of(request.get());
    } catch (KubernetesClientException e) {
      if (e.getCode() == NO_SUCH_KIND) {
        return Optional.of(List.of());
      }
      if (MAY_NOT.contains(e.getCode())) {
        return Optional.empty();
      }
      throw e;
    }
  }
}

package dev.hotswap.operator.preflight.read;

import dev.hotswap.operator.preflight.facts.Cluster;
import dev.hotswap.operator.preflight.facts.Unseen;
import dev.hotswap.operator.preflight.facts.Wish;
import dev.hotswap.operator.preflight.room.NodeRoom;
import dev.hotswap.operator.preflight.room.PoolRoom;
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
 * is about to start; six lists, and one for each node until there is room enough.
 */
public final class ClusterReader {
  /** A pool that has no room on so many nodes may have some on others: nobody is warned then. */
  private static final int NODES = 20;

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
   * @param wish of the release: what touches it is looked for
   * @param nodes all Windows nodes, from the cache
   * @throws KubernetesClientException when the API server does not answer; a missing right is no
   *     exception, but told in {@link Cluster#unseen}
   */
  public Cluster read(Wish wish, List<Node> nodes) {
    String namespace = wish.namespace();
    List<Unseen> unseen = new ArrayList<>();
    return new Cluster(
        nodes,
        look(Unseen.PODS, unseen, () -> podsUntilThereIsRoom(wish, nodes)),
        inNamespace(namespace, Service.class, unseen),
        inNamespace(namespace, Deployment.class, unseen),
        inNamespace(namespace, PodDisruptionBudget.class, unseen),
        inNamespace(namespace, HorizontalPodAutoscaler.class, unseen),
        everywhere(namespace, VirtualService.class, unseen),
        everywhere(namespace, DestinationRule.class, unseen),
        unseen);
  }

  private List<Pod> podsUntilThereIsRoom(Wish wish, List<Node> nodes) {
    List<Pod> pods = new ArrayList<>();
    List<NodeRoom> rooms = new ArrayList<>();
    for (Node node : PoolRoom.nodes(wish, nodes).stream().limit(NODES).toList()) {
      if (PoolRoom.fits(wish, rooms) >= wish.pods()) {
        break;
      }
      pods.addAll(on(node));
      rooms.add(NodeRoom.of(node, pods, wish));
    }
    return pods;
  }

  private List<Pod> on(Node node) {
    return client
        .pods()
        .inAnyNamespace()
        .withField("spec.nodeName", node.getMetadata().getName())
        .list()
        .getItems();
  }

  private <T extends HasMetadata> List<T> inNamespace(
      String namespace, Class<T> type, List<Unseen> unseen) {
    return look(
        new Unseen(HasMetadata.getFullResourceName(type), Optional.of(namespace)),
        unseen,
        () -> client.resources(type).inNamespace(namespace).list().getItems());
  }

  /**
   * An operator that may look at some namespaces only knows at least those of the release's own.
   */
  private <T extends HasMetadata> List<T> everywhere(
      String namespace, Class<T> type, List<Unseen> unseen) {
    return attempt(() -> client.resources(type).inAnyNamespace().list().getItems())
        .orElseGet(() -> inNamespace(namespace, type, unseen));
  }

  private static <T> List<T> look(Unseen kind, List<Unseen> unseen, Supplier<List<T>> request) {
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

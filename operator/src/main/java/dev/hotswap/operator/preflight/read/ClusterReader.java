package dev.hotswap.operator.preflight.read;

import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.preflight.capacity.NodeCapacity;
import dev.hotswap.operator.preflight.capacity.SchedulableNodes;
import dev.hotswap.operator.preflight.facts.CandidateRequest;
import dev.hotswap.operator.preflight.facts.Cluster;
import dev.hotswap.operator.preflight.facts.Unseen;
import dev.hotswap.operator.traffic.EjectionKind;
import dev.hotswap.operator.traffic.RouteKind;
import dev.hotswap.operator.traffic.RouteKinds;
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
import java.util.stream.Stream;

/**
 * Looks at the cluster: live at what the operator does not watch, and at what it watches as last
 * seen. Asked only while a version is about to start; six lists, and one for each node until there
 * is room enough.
 */
public final class ClusterReader {
  /** A pool that has no room on so many nodes may have some on others: nobody is warned then. */
  private static final int NODES = 20;

  private static final Set<Integer> MAY_NOT = Set.of(401, 403);
  private static final int NO_SUCH_KIND = 404;

  private final KubernetesClient client;
  private final Watched watched;
  private final RouteKinds kinds;

  /**
   * Reads through this client.
   *
   * @param watched what is not asked for
   * @param kinds of route
   */
  public ClusterReader(KubernetesClient client, Watched watched, RouteKinds kinds) {
    this.client = client;
    this.watched = watched;
    this.kinds = kinds;
  }

  /**
   * What there is now.
   *
   * @param wish of the release: what touches it is looked for
   * @param nodes all Windows nodes, from the cache
   * @throws KubernetesClientException when the API server does not answer; a missing right is no
   *     exception, but told in {@link Cluster#unseen}
   */
  public Cluster read(CandidateRequest wish, List<Node> nodes) {
    String namespace = wish.namespace();
    List<Unseen> unseen = new ArrayList<>();
    return new Cluster(
        nodes,
        look(Unseen.PODS, unseen, () -> podsUntilThereIsRoom(wish, nodes)),
        inNamespace(namespace, Service.class, unseen),
        inNamespace(namespace, Deployment.class, unseen),
        inNamespace(namespace, PodDisruptionBudget.class, unseen),
        look(
            unseen(namespace, HorizontalPodAutoscaler.class),
            unseen,
            () ->
                Lists.all(client.resources(HorizontalPodAutoscaler.class).inNamespace(namespace))),
        everywhere(namespace, kinds.all().stream().map(RouteKind::type), unseen),
        everywhere(namespace, kinds.ejections().map(EjectionKind::type), unseen),
        unseen);
  }

  private List<HasMetadata> everywhere(
      String namespace, Stream<Class<? extends HasMetadata>> types, List<Unseen> unseen) {
    return types
        .<HasMetadata>flatMap(type -> everywhere(namespace, type, unseen).stream())
        .toList();
  }

  private List<Pod> podsUntilThereIsRoom(CandidateRequest wish, List<Node> nodes) {
    List<Pod> pods = new ArrayList<>();
    List<NodeCapacity> rooms = new ArrayList<>();
    for (Node node : SchedulableNodes.nodes(wish, nodes).stream().limit(NODES).toList()) {
      if (SchedulableNodes.areEnough(wish, rooms)) {
        break;
      }
      pods.addAll(on(node.getMetadata().getName()));
      rooms.add(NodeCapacity.of(node, pods, wish));
    }
    return pods;
  }

  private List<Pod> on(String node) {
    var there = client.pods().inAnyNamespace().withField("spec.nodeName", node);
    return watched.everywhere()
        ? with(
            Lists.all(there.withoutLabel(Labels.REVISION)),
            watched.all(Pod.class).filter(pod -> node.equals(pod.getSpec().getNodeName())))
        : Lists.all(there);
  }

  private <T extends HasMetadata> List<T> inNamespace(
      String namespace, Class<T> type, List<Unseen> unseen) {
    return look(
        unseen(namespace, type),
        unseen,
        () ->
            with(
                Lists.all(
                    client.resources(type).inNamespace(namespace).withoutLabel(Labels.RELEASE)),
                watched
                    .all(type)
                    .filter(object -> namespace.equals(object.getMetadata().getNamespace()))));
  }

  /**
   * An operator that may look at some namespaces only knows at least those of the release's own.
   */
  private <T extends HasMetadata> List<T> everywhere(
      String namespace, Class<T> type, List<Unseen> unseen) {
    return attempt(() -> everywhere(type)).orElseGet(() -> inNamespace(namespace, type, unseen));
  }

  private <T extends HasMetadata> List<T> everywhere(Class<T> type) {
    var all = client.resources(type).inAnyNamespace();
    return watched.everywhere()
        ? with(Lists.all(all.withoutLabel(Labels.RELEASE)), watched.all(type))
        : Lists.all(all);
  }

  private static <T> List<T> with(List<T> asked, Stream<T> watched) {
    return Stream.concat(asked.stream(), watched).toList();
  }

  private static Unseen unseen(String namespace, Class<? extends HasMetadata> type) {
    return new Unseen(HasMetadata.getFullResourceName(type), Optional.of(namespace));
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

package dev.hotswap.operator.reconcile.cache;

import dev.hotswap.api.policy.HotSwapPolicy;
import dev.hotswap.operator.kube.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that is watched besides releases. */
final class Interests {
  private Interests() {}

  static Interest<Deployment> deployments() {
    return owned("deployments", Deployment.class, Labels.RELEASE, Prune::deployment);
  }

  /**
   * Services of releases.
   *
   * @param reached other releases whose slots one sends requests to
   */
  static Interest<Service> services(Function<Service, Set<ResourceID>> reached) {
    return new Interest<>(
        "services",
        Service.class,
        Optional.of(Labels.RELEASE),
        Prune::editors,
        (old, fresh) -> true,
        service ->
            Stream.concat(release(service).stream(), reached.apply(service).stream())
                .collect(Collectors.toSet()));
  }

  /** Objects of a release that a gateway reads. */
  static <T extends HasMetadata> Interest<T> traffic(String name, Class<T> type) {
    return owned(name, type, Labels.RELEASE, Prune::editors);
  }

  static Interest<PodDisruptionBudget> budgets() {
    return owned("budgets", PodDisruptionBudget.class, Labels.RELEASE, Prune::status);
  }

  static Interest<ControllerRevision> snapshots() {
    return owned("snapshots", ControllerRevision.class, Labels.RELEASE, Prune::snapshot);
  }

  /** Pods of slots and pullers alike: both carry their revision. */
  static Interest<Pod> pods() {
    return owned("pods", Pod.class, Labels.REVISION, Prune::pod);
  }

  /**
   * Policies, read only.
   *
   * @param users releases that name the policy
   */
  static Interest<HotSwapPolicy> policies(Function<HotSwapPolicy, Set<ResourceID>> users) {
    return new Interest<>(
        "policies",
        HotSwapPolicy.class,
        Optional.empty(),
        Prune::fieldOwners,
        (old, fresh) ->
            !Objects.equals(old.getMetadata().getGeneration(), fresh.getMetadata().getGeneration()),
        users);
  }

  /**
   * Windows nodes, read only.
   *
   * @param waiting releases that wait for nodes
   */
  static Interest<Node> nodes(Function<Node, Set<ResourceID>> waiting) {
    return new Interest<>(
        "nodes",
        Node.class,
        Optional.of("kubernetes.io/os=windows"),
        Prune::node,
        (old, fresh) -> !Prune.node(old).equals(Prune.node(fresh)),
        waiting);
  }

  /**
   * Namespaces, read only: grants may go by their labels.
   *
   * @param inside releases that live there
   */
  static Interest<Namespace> namespaces(Function<Namespace, Set<ResourceID>> inside) {
    return new Interest<>(
        "namespaces",
        Namespace.class,
        Optional.empty(),
        Prune::namespace,
        (old, fresh) ->
            !Objects.equals(old.getMetadata().getLabels(), fresh.getMetadata().getLabels()),
        inside);
  }

  /** A gateway's pods, read only: they are asked for statistics, and concern no single release. */
  static Interest<Pod> gatewayPods(String name, String labels) {
    return new Interest<>(
        "gateway-" + name,
        Pod.class,
        Optional.of(labels),
        Prune::pod,
        (old, fresh) -> false,
        pod -> Set.of());
  }

  private static <T extends HasMetadata> Interest<T> owned(
      String name, Class<T> type, String label, UnaryOperator<T> prune) {
    return new Interest<>(
        name, type, Optional.of(label), prune, (old, fresh) -> true, Interests::release);
  }

  /** The release whose label an object carries. */
  static Set<ResourceID> release(HasMetadata object) {
    Map<String, String> labels =
        Optional.ofNullable(object.getMetadata().getLabels()).orElse(Map.of());
    return Stream.of(Labels.RELEASE, Labels.PULLER)
        .map(labels::get)
        .filter(Objects::nonNull)
        .map(name -> new ResourceID(name, object.getMetadata().getNamespace()))
        .collect(Collectors.toSet());
  }
}

package dev.hotswap.operator.reconcile.cache;

import dev.hotswap.api.policy.HotSwapPolicy;
import dev.hotswap.api.release.GoRelease;
import dev.hotswap.operator.preflight.read.Watched;
import io.fabric8.istio.api.networking.v1.DestinationRule;
import io.fabric8.istio.api.networking.v1.VirtualService;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.Cache;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that is watched, to be read without a request. */
public final class ClusterCache implements Watched {
  private final boolean everywhere;
  private final Cache<GoRelease> releases;
  private final WatchedKind<Deployment> deployments;
  private final WatchedKind<Service> services;
  private final WatchedKind<VirtualService> routes;
  private final WatchedKind<DestinationRule> ejections;
  private final WatchedKind<PodDisruptionBudget> budgets;
  private final WatchedKind<ControllerRevision> snapshots;
  private final WatchedKind<Pod> pods;
  private final WatchedKind<HotSwapPolicy> policies;
  private final WatchedKind<Node> nodes;

  /**
   * Watches that are not started yet.
   *
   * @param namespaces where to watch; none means everywhere
   */
  public ClusterCache(List<String> namespaces, EventSourceContext<GoRelease> context) {
    everywhere = namespaces.isEmpty();
    releases = context.getPrimaryCache();
    deployments = new WatchedKind<>(Interests.deployments(), namespaces, context);
    services = new WatchedKind<>(Interests.services(), namespaces, context);
    routes = new WatchedKind<>(Interests.routes(), namespaces, context);
    ejections = new WatchedKind<>(Interests.ejections(), namespaces, context);
    budgets = new WatchedKind<>(Interests.budgets(), namespaces, context);
    snapshots = new WatchedKind<>(Interests.snapshots(), namespaces, context);
    pods = new WatchedKind<>(Interests.pods(), namespaces, context);
    policies = new WatchedKind<>(Interests.policies(this::users), namespaces, context);
    nodes = new WatchedKind<>(Interests.nodes(node -> underWay()), List.of(), context);
  }

  /** To be registered with the controller. */
  public List<EventSource<?, GoRelease>> sources() {
    return Stream.of(
            deployments, services, routes, ejections, budgets, snapshots, pods, policies, nodes)
        .<EventSource<?, GoRelease>>flatMap(kind -> kind.sources().stream())
        .toList();
  }

  /** What carries this release's label. */
  public Holdings holdings(GoRelease release) {
    return new Holdings(
        deployments.of(release),
        services.of(release),
        routes.of(release),
        ejections.of(release),
        budgets.of(release),
        snapshots.of(release),
        pods.of(release));
  }

  /** The policy a release names. */
  public Optional<HotSwapPolicy> policy(GoRelease release) {
    return policies.get(release.getMetadata().getNamespace(), release.getSpec().policyRef().name());
  }

  /** Every Windows node. */
  public List<Node> nodes() {
    return nodes.all().toList();
  }

  /** Every release that is watched and can be read. */
  public Stream<GoRelease> releases() {
    return releases.list(release -> release.getSpec() != null);
  }

  @Override
  public boolean everywhere() {
    return everywhere;
  }

  @Override
  public <T extends HasMetadata> Stream<T> all(Class<T> kind) {
    return Stream.of(deployments, services, routes, ejections, budgets, pods)
        .filter(watched -> watched.holds(kind))
        .flatMap(WatchedKind::all)
        .map(kind::cast);
  }

  /**
   * Makes a written object visible at once.
   *
   * @param before as it was read; empty when it was created
   */
  public void wrote(Optional<? extends HasMetadata> before, HasMetadata written) {
    switch (written) {
      case Deployment d -> deployments.wrote(before.map(Deployment.class::cast), d);
      case Service s -> services.wrote(before.map(Service.class::cast), s);
      case VirtualService v -> routes.wrote(before.map(VirtualService.class::cast), v);
      case DestinationRule e -> ejections.wrote(before.map(DestinationRule.class::cast), e);
      case PodDisruptionBudget b -> budgets.wrote(before.map(PodDisruptionBudget.class::cast), b);
      case ControllerRevision r -> snapshots.wrote(before.map(ControllerRevision.class::cast), r);
      case Pod p -> pods.wrote(before.map(Pod.class::cast), p);
      default -> throw new IllegalArgumentException(written.getKind() + " is not watched");
    }
  }

  private Set<ResourceID> users(HotSwapPolicy policy) {
    return ids(
        release ->
            release.getSpec().policyRef().name().equals(policy.getMetadata().getName())
                && release
                    .getMetadata()
                    .getNamespace()
                    .equals(policy.getMetadata().getNamespace()));
  }

  private Set<ResourceID> underWay() {
    return ids(release -> release.getStatus() == null || release.getStatus().attempt() != null);
  }

  private Set<ResourceID> ids(Predicate<GoRelease> which) {
    return releases().filter(which).map(ResourceID::fromResource).collect(Collectors.toSet());
  }
}

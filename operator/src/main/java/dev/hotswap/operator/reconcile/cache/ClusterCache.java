package dev.hotswap.operator.reconcile.cache;

import dev.hotswap.api.policy.HotSwapPolicy;
import dev.hotswap.api.release.GoRelease;
import dev.hotswap.operator.fault.FaultBarrier;
import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.preflight.facts.RouteSummary;
import dev.hotswap.operator.preflight.facts.SlotTargets;
import dev.hotswap.operator.preflight.facts.Unseen;
import dev.hotswap.operator.preflight.read.RouteReader;
import dev.hotswap.operator.preflight.read.Watched;
import dev.hotswap.operator.traffic.Claim;
import dev.hotswap.operator.traffic.RouteKinds;
import dev.hotswap.operator.traffic.Workloads;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.dependent.RecentOperationCacheFiller;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.Cache;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Everything that is watched, to be read without a request. */
public final class ClusterCache implements Watched {
  private final boolean everywhere;
  private final Cache<GoRelease> primary;
  private final WatchedReleases releases;
  private final WatchedKind<Deployment> deployments;
  private final WatchedKind<Service> services;
  private final WatchedKind<PodDisruptionBudget> budgets;
  private final WatchedKind<ControllerRevision> snapshots;
  private final WatchedKind<Pod> pods;
  private final WatchedKind<HotSwapPolicy> policies;
  private final WatchedKind<Node> nodes;
  private final WatchedKind<Namespace> namespaces;
  private final RouteWatches routes;
  private final Senders senders;
  private final ForgedServices forged;
  private final RouteReader reader;

  /**
   * Watches that are not started yet.
   *
   * @param namespaces where to watch; none means everywhere
   * @param kinds of route
   * @param reader reads the routes of everybody
   * @param budget for what releases keep
   * @param index of the same releases as the framework's cache
   * @param faults where what cannot be taken in becomes a value
   */
  public ClusterCache(
      List<String> namespaces,
      RouteKinds kinds,
      RouteReader reader,
      TextBudget budget,
      ReleaseIndex index,
      FaultBarrier faults,
      EventSourceContext<GoRelease> context) {
    this.reader = reader;
    everywhere = namespaces.isEmpty();
    primary = context.getPrimaryCache();
    releases = new WatchedReleases(primary, index);
    Reached reached = new Reached(reader, primary, this::holdings);
    Supplier<RouteIndex> routeIndex = () -> new RouteIndex(reader, faults);
    forged = new ForgedServices(routeIndex.get());
    deployments = new WatchedKind<>(Interests.deployments(), namespaces, faults, context);
    services =
        new WatchedKind<>(
            Interests.services(service -> reached.by(forged.index(), service)),
            new Heard<>(forged::seen, forged::gone),
            namespaces,
            faults,
            context);
    budgets = new WatchedKind<>(Interests.budgets(), namespaces, faults, context);
    snapshots =
        new WatchedKind<>(
            Interests.snapshots(),
            prune -> new SnapshotStore(prune, this::mayWait, budget),
            namespaces,
            faults,
            context);
    pods = new WatchedKind<>(Interests.pods(), namespaces, faults, context);
    policies = new WatchedKind<>(Interests.policies(releases::using), namespaces, faults, context);
    nodes =
        new WatchedKind<>(Interests.nodes(node -> releases.active()), List.of(), faults, context);
    routes = new RouteWatches(kinds, routeIndex, reached::by, namespaces, faults, context);
    senders = new Senders(kinds, routeIndex, reached::by, namespaces, faults, context);
    this.namespaces =
        new WatchedKind<>(Interests.namespaces(releases::in), List.of(), faults, context);
  }

  /** To be registered with the controller. */
  public List<EventSource<?, GoRelease>> sources() {
    Stream<EventSource<?, GoRelease>> typed =
        Stream.concat(owned(), Stream.of(policies, nodes, namespaces))
            .flatMap(kind -> kind.sources().stream());
    return Stream.of(typed, routes.othersSources(), senders.sources())
        .flatMap(sources -> sources)
        .toList();
  }

  /** Kinds of which the objects of releases are watched. */
  private Stream<WatchedKind<?>> owned() {
    return Stream.concat(
        Stream.of(deployments, services, budgets, snapshots, pods), routes.owned());
  }

  /** What carries this release's label. */
  public Holdings holdings(GoRelease release) {
    return new Holdings(
        deployments.of(release),
        services.of(release),
        routes.routes(release),
        routes.ejections(release),
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

  /** A namespace's labels; none where it is not seen. */
  public Map<String, String> labelsOf(String namespace) {
    return namespaces
        .get(namespace)
        .flatMap(seen -> Optional.ofNullable(seen.getMetadata().getLabels()))
        .orElse(Map.of());
  }

  /** Routes of everybody that may serve what this claim asks for, whatever their gateways. */
  public Stream<RouteSummary> routesServing(Claim claim) {
    return routes.everybodys().flatMap(index -> index.serving(claim));
  }

  /** What of everybody, of whatever kind, may send requests to these targets. */
  public Stream<RouteSummary> sendingTo(SlotTargets targets) {
    return Stream.of(
            routes.everybodys().flatMap(index -> index.sendingTo(targets)),
            senders.sendingTo(targets),
            forged.index().sendingTo(targets))
        .flatMap(found -> found);
  }

  /** Kinds by which requests can be sent, that are installed and that the operator cannot see. */
  public Set<Unseen> unwatched() {
    return senders.unwatched();
  }

  /** Which gateways are the same pods. */
  public Workloads workloads() {
    return routes.workloads(reader);
  }

  /** The release of this UID. */
  public Optional<GoRelease> release(String uid) {
    return releases.of(uid);
  }

  /** The release of this name, as last seen. */
  public Optional<GoRelease> release(ReleaseKey key) {
    return releases.of(new ResourceID(key.name(), key.namespace()));
  }

  /** Makes a release visible as it was just written, unless the watch told its end meanwhile. */
  @SuppressWarnings("unchecked") // The framework's cache of primary resources is filled that way.
  public void wrote(GoRelease before, GoRelease written) {
    ResourceID id = ResourceID.fromResource(written);
    if (releases.of(id).isPresent()) {
      ((RecentOperationCacheFiller<GoRelease>) primary)
          .handleRecentResourceUpdate(id, written, before);
    }
  }

  /** Releases of this namespace of which something is under way, or nothing is known yet. */
  public Stream<GoRelease> active(String namespace) {
    return releases.active(namespace);
  }

  /** Every release that is watched and can be read. */
  public Stream<GoRelease> releases() {
    return releases.all();
  }

  @Override
  public boolean everywhere() {
    return everywhere;
  }

  @Override
  public <T extends HasMetadata> Stream<T> all(Class<T> kind) {
    return owned().filter(watched -> watched.holds(kind)).flatMap(WatchedKind::all).map(kind::cast);
  }

  /**
   * Makes a written object visible at once.
   *
   * @param before as it was read; empty when it was created
   */
  public void wrote(Optional<? extends HasMetadata> before, HasMetadata written) {
    WatchedKind<?> kind =
        owned()
            .filter(watched -> watched.holds(written.getClass()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(written.getKind() + " is not watched"));
    kind.wrote(before, written);
    routes.wrote(written);
  }

  private boolean mayWait(ControllerRevision snapshot) {
    return Interests.release(snapshot).stream()
        .flatMap(id -> releases.of(id).stream())
        .allMatch(ReleaseStore::rests);
  }
}

package dev.hotswap.operator.reconcile.cache;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.operator.fault.FaultBarrier;
import dev.hotswap.operator.naming.GatewayName;
import dev.hotswap.operator.preflight.read.RouteReader;
import dev.hotswap.operator.traffic.EjectionKind;
import dev.hotswap.operator.traffic.GatewayKind;
import dev.hotswap.operator.traffic.RouteKind;
import dev.hotswap.operator.traffic.RouteKinds;
import dev.hotswap.operator.traffic.Workloads;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.GroupVersionKind;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that is watched of every kind of route: the objects of releases, those of everybody, the
 * gateways that they are bound to, and what says when those leave pods alone.
 */
final class RouteWatches {
  private final List<WatchedKind<?>> routes;
  private final List<WatchedKind<?>> ejections;
  private final List<OfEverybody> everybodys;
  private final List<RawKind<PrunedStore<GenericKubernetesResource>>> gateways;

  private record OfEverybody(RouteKind kind, RawKind<RouteIndex> watched) {}

  /**
   * Watches that are not started yet.
   *
   * @param store keeps what is watched of everybody's routes
   * @param concerns releases that an object in such a store concerns
   * @param namespaces where to watch; none means everywhere
   * @param faults where what cannot be taken in becomes a value
   */
  RouteWatches(
      RouteKinds kinds,
      Supplier<RouteIndex> store,
      BiFunction<RouteIndex, GenericKubernetesResource, Set<ResourceID>> concerns,
      List<String> namespaces,
      FaultBarrier faults,
      EventSourceContext<GoRelease> context) {
    routes =
        kinds.all().stream()
            .<WatchedKind<?>>map(
                kind -> new WatchedKind<>(owned(kind.type()), namespaces, faults, context))
            .toList();
    ejections =
        kinds
            .ejections()
            .map(EjectionKind::type)
            .<WatchedKind<?>>map(
                type -> new WatchedKind<>(owned(type), namespaces, faults, context))
            .toList();
    everybodys =
        kinds.all().stream()
            .map(
                kind ->
                    new OfEverybody(
                        kind,
                        new RawKind<>(
                            "everybodys-" + HasMetadata.getPlural(kind.type()),
                            GroupVersionKind.gvkFor(kind.type()),
                            Optional.empty(),
                            store,
                            concerns,
                            namespaces,
                            faults,
                            context)))
            .toList();
    gateways =
        kinds.all().stream()
            .flatMap(kind -> kind.gateways().stream())
            .map(kind -> gateways(kind, namespaces, faults, context))
            .toList();
  }

  private static <T extends HasMetadata> Interest<T> owned(Class<T> type) {
    return Interests.traffic(HasMetadata.getPlural(type), type);
  }

  private static RawKind<PrunedStore<GenericKubernetesResource>> gateways(
      GatewayKind kind,
      List<String> namespaces,
      FaultBarrier faults,
      EventSourceContext<GoRelease> context) {
    return new RawKind<>(
        "gateways." + kind.group(),
        new GroupVersionKind(kind.group(), kind.version(), kind.kind()),
        Optional.empty(),
        () -> new PrunedStore<>(full -> Prune.gateway(full, kind.selector().apply(full))),
        (each, gateway) -> Set.of(),
        namespaces,
        faults,
        context);
  }

  /** Kinds of which the objects of releases are watched. */
  Stream<WatchedKind<?>> owned() {
    return Stream.concat(routes.stream(), ejections.stream());
  }

  /** To be registered with the controller, besides those of {@link #owned}. */
  Stream<EventSource<?, GoRelease>> othersSources() {
    return Stream.concat(
        everybodys.stream().flatMap(each -> each.watched().sources().stream()),
        gateways.stream().flatMap(each -> each.sources().stream()));
  }

  /** The route objects that carry this release's label. */
  List<HasMetadata> routes(GoRelease release) {
    return of(routes, release);
  }

  /** What carries this release's label and says when a gateway leaves pods alone. */
  List<HasMetadata> ejections(GoRelease release) {
    return of(ejections, release);
  }

  private static List<HasMetadata> of(List<WatchedKind<?>> kinds, GoRelease release) {
    return kinds.stream().<HasMetadata>flatMap(kind -> kind.of(release).stream()).toList();
  }

  /** Everybody's routes, by hosts and by where they send to. */
  Stream<RouteIndex> everybodys() {
    return everybodys.stream().flatMap(each -> each.watched().stores());
  }

  /** Makes a written route visible among everybody's at once. */
  void wrote(HasMetadata written) {
    everybodys.stream()
        .filter(each -> each.kind().type().isInstance(written))
        .flatMap(each -> each.watched().stores().limit(1))
        .forEach(index -> index.wrote(written));
  }

  /** Which gateways are the same pods. */
  Workloads workloads(RouteReader reader) {
    Map<GatewayName, Map<String, String>> selectors =
        gateways.stream()
            .flatMap(RawKind::stores)
            .flatMap(PrunedStore::values)
            .collect(Collectors.toMap(reader::gateway, Prune::selector, (one, same) -> one));
    return new Workloads(selectors);
  }
}

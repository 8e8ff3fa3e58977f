package dev.hotswap.operator.reconcile.cache;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.operator.fault.FaultBarrier;
import dev.hotswap.operator.preflight.facts.RouteSummary;
import dev.hotswap.operator.preflight.facts.SlotTargets;
import dev.hotswap.operator.preflight.facts.Unseen;
import dev.hotswap.operator.traffic.RouteKinds;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything besides routes by which somebody can send requests to a slot, watched. */
final class Senders {
  private final List<RawKind<RouteIndex>> kinds;
  private final LateKinds late;

  /**
   * Watches that are not started yet.
   *
   * @param routes kinds that are watched anyway
   * @param store keeps what is watched
   * @param concerns releases that an object in a store concerns
   * @param namespaces where to watch; none means everywhere
   */
  Senders(
      RouteKinds routes,
      Supplier<RouteIndex> store,
      BiFunction<RouteIndex, GenericKubernetesResource, Set<ResourceID>> concerns,
      List<String> namespaces,
      FaultBarrier faults,
      EventSourceContext<GoRelease> context) {
    Set<SenderKind> looked =
        EnumSet.allOf(SenderKind.class).stream()
            .filter(kind -> !kind.isAmong(routes))
            .collect(Collectors.toSet());
    Map<SenderKind, String> served = served(context.getClient(), looked);
    kinds =
        served.entrySet().stream()
            .map(
                kind ->
                    new RawKind<>(
                        kind.getKey().watch(),
                        kind.getKey().toWatch(kind.getValue()),
                        kind.getKey().labels(),
                        store,
                        concerns,
                        namespaces,
                        faults,
                        context))
            .toList();
    Set<SenderKind> absent = new HashSet<>(looked);
    absent.removeAll(served.keySet());
    late =
        new LateKinds(
            context.getClient(),
            absent,
            RawKind.places(namespaces),
            store,
            RawKind.guarded(concerns, faults));
  }

  private static Map<SenderKind, String> served(KubernetesClient client, Set<SenderKind> looked) {
    return looked.stream()
        .flatMap(kind -> kind.served(client).map(version -> Map.entry(kind, version)).stream())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** To be registered with the controller. */
  Stream<EventSource<?, GoRelease>> sources() {
    Function<RawKind<RouteIndex>, Stream<? extends EventSource<?, GoRelease>>> each =
        kind -> kind.sources().stream();
    return Stream.concat(kinds.stream().flatMap(each), Stream.of(late));
  }

  /** Objects that may send requests to these targets. */
  Stream<RouteSummary> sendingTo(SlotTargets targets) {
    return Stream.concat(
        kinds.stream().flatMap(RawKind::stores).flatMap(index -> index.sendingTo(targets)),
        late.sendingTo(targets));
  }

  /** Kinds that are installed and cannot be seen. */
  Set<Unseen> unwatched() {
    return late.unwatched();
  }
}

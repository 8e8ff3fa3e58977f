package dev.hotswap.operator.reconcile;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.release.desired.Desired;
import dev.hotswap.core.release.machine.ReleaseMachine;
import dev.hotswap.core.release.stage.PublicMove;
import dev.hotswap.core.world.Seen;
import dev.hotswap.core.world.Seen.Known;
import dev.hotswap.core.world.Seen.Unknown;
import dev.hotswap.operator.fault.FaultBarrier;
import dev.hotswap.operator.fault.Task;
import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.reconcile.lane.BackgroundTasks;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the endpoints of public Services list. Looked at only while a Service moves from backend to
 * backend, first a second after it selects what is asked for, and beside the turns: a list may take
 * long.
 */
final class PublicEndpoints {
  private static final Logger LOG = LoggerFactory.getLogger(PublicEndpoints.class);
  private static final String SERVICE = "kubernetes.io/service-name";

  /**
   * A Service that selects what is asked for.
   *
   * @param asked since when it is asked for
   * @param members backends that it selects
   */
  private record Selection(Instant asked, Set<BackendId> members) {}

  /**
   * How far its endpoints were looked at.
   *
   * @param looked when last; at first when the selection was seen
   * @param ready UIDs of the pods that were listed as ready
   */
  private record Following(Selection selection, Instant looked, Seen<Set<String>> ready) {
    /** A clock that was set back delays nothing. */
    boolean due(Instant now) {
      Instant next = looked.plus(PublicMove.pace(selection.asked(), looked));
      return now.isBefore(looked) || !now.isBefore(next);
    }

    Following listed(Seen<Set<String>> now, Instant at) {
      return new Following(selection, at, now);
    }
  }

  /** What is known of one release's. */
  static final class Endpoints {
    private final AtomicReference<Optional<Following>> following =
        new AtomicReference<>(Optional.empty());
  }

  private final KubernetesClient client;
  private final BackgroundTasks background;
  private final Consumer<ReleaseKey> listed;
  private final FaultBarrier faults;
  private final Clock clock;

  /**
   * Nothing was looked at yet.
   *
   * @param background where it is looked at
   * @param listed told when it was
   */
  PublicEndpoints(
      KubernetesClient client,
      BackgroundTasks background,
      Consumer<ReleaseKey> listed,
      FaultBarrier faults,
      Clock clock) {
    this.client = client;
    this.background = background;
    this.listed = listed;
    this.faults = faults;
    this.clock = clock;
  }

  /**
   * Ready pods of each backend, as listed not long ago; unknown while nobody needs to know.
   *
   * @param members backends that the Service selects
   */
  Seen<Map<BackendId, Integer>> look(
      ReconcileContext context, Seen<Set<BackendId>> members, Instant now) {
    Session session = context.session();
    Optional<Selection> selection = selection(context, members);
    if (selection.isEmpty()) {
      session.endpoints().following.set(Optional.empty());
      return new Unknown<>("the public Service does not move", now);
    }
    Following known = follow(session.endpoints(), selection.get(), now);
    if (known.due(now)) {
      String service = context.release().getSpec().service().name();
      background.start(
          session.key(),
          () -> list(session, selection.get(), service),
          () -> listed.accept(session.key()));
    }
    return byBackend(context, known.ready());
  }

  private static Optional<Selection> selection(
      ReconcileContext context, Seen<Set<BackendId>> members) {
    return PublicMove.awaitedSince(context.state())
        .flatMap(
            asked ->
                ReleaseMachine.desired(context.intent(), context.state())
                    .map(Desired::publicMembers)
                    .filter(wanted -> members.known().filter(wanted::equals).isPresent())
                    .map(wanted -> new Selection(asked, wanted)));
  }

  private static Following follow(Endpoints endpoints, Selection selection, Instant now) {
    Seen<Set<String>> unseen = new Unknown<>("its endpoints are being looked at", now);
    return endpoints
        .following
        .updateAndGet(
            last ->
                last.filter(old -> old.selection().equals(selection))
                    .or(() -> Optional.of(new Following(selection, now, unseen))))
        .orElseThrow();
  }

  private static Seen<Map<BackendId, Integer>> byBackend(
      ReconcileContext context, Seen<Set<String>> listing) {
    return switch (listing) {
      case Unknown<Set<String>>(String why, Instant since) -> new Unknown<>(why, since);
      case Known<Set<String>>(Set<String> ready, Instant at) -> {
        Map<BackendId, Integer> counts = new HashMap<>();
        for (Slot slot : Slot.values()) {
          long count =
              context.holdings().podsOf(context.owner().name(), slot).stream()
                  .filter(pod -> ready.contains(pod.getMetadata().getUid()))
                  .count();
          counts.put(slot.lane(), Math.toIntExact(count));
        }
        yield new Known<>(counts, at);
      }
    };
  }

  private void list(Session session, Selection selection, String service) {
    Seen<Set<String>> ready =
        faults.<Seen<Set<String>>>guard(
            Task.PUBLIC_ENDPOINTS,
            session.key().toString(),
            () -> ready(session.key(), service),
            fault -> new Unknown<>(fault.sentence(), clock.instant()));
    session
        .endpoints()
        .following
        .updateAndGet(
            last ->
                last.map(
                    old ->
                        old.selection().equals(selection)
                            ? old.listed(ready, clock.instant())
                            : old));
  }

  private Seen<Set<String>> ready(ReleaseKey key, String service) {
    try {
      List<EndpointSlice> slices =
          client
              .resources(EndpointSlice.class)
              .inNamespace(key.namespace())
              .withLabel(SERVICE, service)
              .list()
              .getItems();
      return new Known<>(
          slices.stream().flatMap(PublicEndpoints::ready).collect(Collectors.toSet()),
          clock.instant());
    } catch (KubernetesClientException e) {
      LOG.warn("cannot list endpointslices of Service {} of {}: {}", service, key, e.getMessage());
      return new Unknown<>("its endpoints cannot be listed: " + e.getMessage(), clock.instant());
    }
  }

  /** An endpoint that does not say whether it is ready is (EndpointSlice API, conditions). */
  private static Stream<String> ready(EndpointSlice slice) {
    return Optional.ofNullable(slice.getEndpoints()).stream()
        .flatMap(List::stream)
        .filter(
            endpoint ->
                endpoint.getConditions() == null
                    || !Boolean.FALSE.equals(endpoint.getConditions().getReady()))
        .map(Endpoint::getTargetRef)
        .flatMap(target -> Optional.ofNullable(target).map(ObjectReference::getUid).stream());
  }
}

package dev.hotswap.operator.reconcile;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.release.PublicMove;
import dev.hotswap.core.world.Seen;
import dev.hotswap.core.world.Seen.Known;
import dev.hotswap.core.world.Seen.Unknown;
import dev.hotswap.operator.metrics.watch.ReleaseKey;
import dev.hotswap.operator.reconcile.lane.Beside;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the endpoints of public Services list. Looked at only while a Service moves from slot to
 * slot, at most once a second, and beside the turns: a list may take long.
 */
final class PublicEndpoints {
  private static final Logger LOG = LoggerFactory.getLogger(PublicEndpoints.class);
  private static final String SERVICE = "kubernetes.io/service-name";
  private static final Duration APART = Duration.ofMillis(900);

  /**
   * What was listed last.
   *
   * @param asked since when the slots are asked for that it was listed for
   * @param ready UIDs of the pods that are listed as ready
   * @param at when the list was there
   */
  private record Listing(Instant asked, Seen<Set<String>> ready, Instant at) {}

  private final KubernetesClient client;
  private final Beside beside;
  private final Consumer<ReleaseKey> listed;
  private final Clock clock;
  private final Map<ReleaseKey, Listing> listings = new ConcurrentHashMap<>();

  /**
   * Nothing was looked at yet.
   *
   * @param beside where it is looked at
   * @param listed told when it was
   */
  PublicEndpoints(
      KubernetesClient client, Beside beside, Consumer<ReleaseKey> listed, Clock clock) {
    this.client = client;
    this.beside = beside;
    this.listed = listed;
    this.clock = clock;
  }

  /** Ready pods of each slot, as listed not long ago; unknown while nobody needs to know. */
  Seen<Map<Slot, Integer>> look(Scene scene, Instant now) {
    ReleaseKey key = scene.key();
    Optional<Instant> asked = PublicMove.awaitedSince(scene.state());
    if (asked.isEmpty()) {
      listings.remove(key);
      return new Unknown<>("the public Service does not move", now);
    }
    Optional<Listing> last =
        Optional.ofNullable(listings.get(key)).filter(l -> l.asked().equals(asked.get()));
    if (last.filter(l -> now.isBefore(l.at().plus(APART))).isEmpty()) {
      String service = scene.release().getSpec().service().name();
      beside.start(
          key,
          () -> listings.put(key, new Listing(asked.get(), list(key, service), clock.instant())),
          () -> listed.accept(key));
    }
    return last.map(l -> bySlot(scene, l))
        .orElseGet(() -> new Unknown<>("its endpoints are being looked at", asked.get()));
  }

  /** Forgets a release that is gone. */
  void forget(ReleaseKey release) {
    listings.remove(release);
  }

  private static Seen<Map<Slot, Integer>> bySlot(Scene scene, Listing listing) {
    return switch (listing.ready()) {
      case Unknown<Set<String>>(String why, Instant since) -> new Unknown<>(why, since);
      case Known<Set<String>>(Set<String> ready, Instant at) -> {
        Map<Slot, Integer> counts = new EnumMap<>(Slot.class);
        for (Slot slot : Slot.values()) {
          long count =
              scene.holdings().podsOf(scene.owner().name(), slot).stream()
                  .filter(pod -> ready.contains(pod.getMetadata().getUid()))
                  .count();
          counts.put(slot, Math.toIntExact(count));
        }
        yield new Known<>(counts, at);
      }
    };
  }

  private Seen<Set<String>> list(ReleaseKey key, String service) {
    Instant now = clock.instant();
    try {
      return new Known<>(
          client
              .resources(EndpointSlice.class)
              .inNamespace(key.namespace())
              .withLabel(SERVICE, service)
              .list()
              .getItems()
              .stream()
              .flatMap(PublicEndpoints::ready)
              .collect(Collectors.toSet()),
          now);
    } catch (Throwable e) { // an Error, too, leaves it unknown instead of ending the thread
      LOG.warn("endpoints of Service {} of {} cannot be listed: {}", service, key, e.getMessage());
      return new Unknown<>("its endpoints cannot be listed: " + e.getMessage(), now);
    }
  }

  /** An endpoint that does not say whether it is ready is (EndpointSlice API, conditions). */
  private static Stream<String> ready(EndpointSlice slice) {
    return Optional.ofNullable(slice.getEndpoints()).stream()
        .flatMap(endpoints -> endpoints.stream())
        .filter(
            endpoint ->
                endpoint.getConditions() == null
                    || !Boolean.FALSE.equals(endpoint.getConditions().getReady()))
        .map(Endpoint::getTargetRef)
        .flatMap(target -> Optional.ofNullable(target).map(ObjectReference::getUid).stream());
  }
}

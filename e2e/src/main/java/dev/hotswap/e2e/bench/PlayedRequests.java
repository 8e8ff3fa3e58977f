package dev.hotswap.e2e.bench;

import io.fabric8.istio.api.networking.v1.VirtualService;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Requests that follow the routes: each release gets as many each second, its route's weights say
 * where they end, and all that reach a bad Service fail.
 */
final class PlayedRequests implements PlayedStatistics.TrafficCounts {
  private static final int EACH_SECOND = 20;

  private final Map<String, Counts> counts = new ConcurrentHashMap<>();
  private final Map<String, Integer> weights = new ConcurrentHashMap<>();
  private final Set<String> bad = ConcurrentHashMap.newKeySet();
  private final Map<String, Long> firstBad = new ConcurrentHashMap<>();
  private final Map<String, Long> away = new ConcurrentHashMap<>();

  private record Counts(long second, double good, double failed) {
    Counts until(long now, double perSecond, boolean fails) {
      double more = (now - second) * perSecond;
      return fails ? new Counts(now, good, failed + more) : new Counts(now, good + more, failed);
    }
  }

  /** A route was written. */
  void routed(VirtualService route) {
    if (route.getSpec() == null || route.getSpec().getHttp() == null) {
      return;
    }
    route.getSpec().getHttp().stream()
        .filter(rule -> rule.getRoute() != null)
        .flatMap(rule -> rule.getRoute().stream())
        .forEach(
            to -> {
              String service = to.getDestination().getHost().split("\\.", 2)[0];
              int weight = Optional.ofNullable(to.getWeight()).orElse(100);
              Integer before = weights.put(service, weight);
              if (weight == 0 && before != null && before > 0) {
                away.putIfAbsent(service, System.nanoTime());
              }
            });
  }

  /** How many percent of its release's requests a Service gets. */
  int weight(String service) {
    return weights.getOrDefault(service, 0);
  }

  /** From now on all that reaches this Service fails. */
  void turnsBad(String service) {
    away.remove(service);
    bad.add(service);
  }

  /**
   * Milliseconds from the first page that showed a failure to the route that sends nothing there
   * any more; empty before that.
   */
  Optional<Long> millisUntilAway(String service) {
    Long shown = firstBad.get(service);
    Long left = away.get(service);
    return shown == null || left == null
        ? Optional.empty()
        : Optional.of((left - shown) / 1_000_000);
  }

  @Override
  public long of(String service, boolean failed, long second) {
    Counts now =
        counts.compute(
            service,
            (name, before) ->
                before == null
                    ? new Counts(second, 0, 0)
                    : before.until(second, EACH_SECOND * weight(name) / 100.0, bad.contains(name)));
    if (now.failed() >= 1) {
      firstBad.putIfAbsent(service, System.nanoTime());
    }
    return (long) (failed ? now.failed() : now.good());
  }
}

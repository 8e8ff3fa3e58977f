package dev.hotswap.operator.reconcile.simulated;

import dev.hotswap.core.analysis.Metric;
import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.analysis.Sample;
import dev.hotswap.core.analysis.Tally;
import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.world.Flow;
import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.metrics.BucketBounds;
import dev.hotswap.operator.metrics.CounterTotals;
import dev.hotswap.operator.metrics.MetricSource;
import dev.hotswap.operator.metrics.Origin;
import dev.hotswap.operator.metrics.Passed;
import dev.hotswap.operator.metrics.Poll;
import dev.hotswap.operator.metrics.Sight;
import dev.hotswap.operator.metrics.Watched;
import dev.hotswap.operator.simulated.PlayedRoute;
import dev.hotswap.operator.simulated.PlayedTraffic;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The counters of a played gateway, for real watches: every metric counts failed requests. */
final class CountedTraffic implements MetricSource {
  private static final String GATEWAY = "gw-0";

  private final PlayedTraffic traffic;

  CountedTraffic(PlayedTraffic traffic) {
    this.traffic = traffic;
  }

  @Override
  public Duration interval() {
    return Duration.ofSeconds(1);
  }

  @Override
  public BucketBounds bounds() {
    return BucketBounds.ofMillis(1_000);
  }

  @Override
  public List<Problem> check(List<Metric> metrics) {
    return List.of();
  }

  @Override
  public Sight sight() {
    return new Sight(true, true, true);
  }

  @Override
  public List<CounterTotals> glance(List<Watched> resting) {
    return resting.stream().map(this::glance).toList();
  }

  private CounterTotals glance(Watched watched) {
    return route(watched)
        .map(route -> route.counted(slot(watched.stable())))
        .map(stable -> new CounterTotals(Map.of(GATEWAY, Map.of("errors", stable))))
        .orElse(CounterTotals.NOTHING);
  }

  private static Slot slot(BackendId backend) {
    return backend.slot().orElseThrow();
  }

  private Optional<PlayedRoute> route(Watched watched) {
    return traffic.seen(watched.namespace(), watched.release());
  }

  private Map<Slot, Tally> counted(Watched watched) {
    Map<Slot, Tally> counted = new EnumMap<>(Slot.class);
    for (Slot slot : Slot.values()) {
      counted.put(slot, route(watched).map(route -> route.counted(slot)).orElse(Tally.NONE));
    }
    return counted;
  }

  @Override
  public Session open(Watched watched, Origin origin) {
    return new Session() {
      private Map<Slot, Tally> last = counted(watched);

      @Override
      public Poll poll(Instant now) {
        Map<Slot, Tally> next = counted(watched);
        Poll poll = fresh(watched, last, next, now);
        last = next;
        return poll;
      }

      @Override
      public void close() {}
    };
  }

  private static Poll fresh(
      Watched watched, Map<Slot, Tally> last, Map<Slot, Tally> next, Instant now) {
    Map<Slot, Tally> seen = new EnumMap<>(Slot.class);
    next.forEach((slot, total) -> seen.put(slot, since(last.getOrDefault(slot, total), total)));
    Tally candidate = seen.getOrDefault(slot(watched.candidate()), Tally.NONE);
    Tally stable = seen.getOrDefault(slot(watched.stable()), Tally.NONE);
    Flow quiet = new Flow(OptionalInt.of(0), now);
    return new Poll.Fresh(
        Map.of(),
        List.of(new Sample(now, Map.of("errors", new Counted(candidate, stable)))),
        List.of(),
        Map.of(Slot.A.lane(), quiet, Slot.B.lane(), quiet),
        Arrays.stream(Slot.values())
            .map(
                slot ->
                    new Passed(GATEWAY, slot.lane(), seen.getOrDefault(slot, Tally.NONE).total()))
            .toList());
  }

  private static Tally since(Tally last, Tally next) {
    return new Tally(next.total() - last.total(), next.bad() - last.bad());
  }

  @Override
  public void close() {}
}

package dev.hotswap.operator.reconcile.simulated;

import dev.hotswap.core.analysis.Metric;
import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.analysis.Sample;
import dev.hotswap.core.analysis.Tally;
import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.world.Flow;
import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.metrics.BucketBounds;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What two gateways count: {@code public}, which the played traffic passes, and {@code internal},
 * with twenty requests a second of its own.
 */
public final class TwoGateways implements MetricSource {
  private static final long REQUESTS = 20;
  private static final String ERRORS = "errors";

  private final PlayedTraffic traffic;
  private final MetricSource open;
  private volatile boolean follows = true;
  private volatile boolean fails;
  private volatile int inFlight;
  private volatile int last;

  /** Both count from now on; the internal one behaves like the other one. */
  public TwoGateways(PlayedTraffic traffic) {
    this.traffic = traffic;
    this.open = new CountedTraffic(traffic);
  }

  /** Whether the internal gateway takes new weights; else it keeps to those that it has. */
  public void internalFollows(boolean now) {
    follows = now;
  }

  /** Whether the candidate fails every request of the internal gateway. */
  public void internalFails(boolean now) {
    fails = now;
  }

  /** How many requests to each backend are under way at the internal gateway. */
  public void internalInFlight(int now) {
    inFlight = now;
  }

  @Override
  public Duration interval() {
    return open.interval();
  }

  @Override
  public BucketBounds bounds() {
    return open.bounds();
  }

  @Override
  public List<Problem> check(List<Metric> metrics) {
    return List.of();
  }

  @Override
  public Sight sight() {
    return open.sight();
  }

  @Override
  public Session open(Watched watched, Origin origin) {
    Session first = open.open(watched, origin);
    return new Session() {
      @Override
      public Poll poll(Instant now) {
        Poll poll = first.poll(now);
        return poll instanceof Poll.Fresh fresh ? both(watched, fresh) : poll;
      }

      @Override
      public void close() {
        first.close();
      }
    };
  }

  private Poll.Fresh both(Watched watched, Poll.Fresh outside) {
    long tried = REQUESTS * share(watched) / 100;
    Counted inside =
        new Counted(new Tally(tried, fails ? tried : 0), new Tally(REQUESTS - tried, 0));
    Sample sample = outside.samples().getLast();
    Counted seen = (Counted) sample.metrics().getOrDefault(ERRORS, Counted.NONE);
    List<Passed> passed = new ArrayList<>(outside.passed());
    passed.add(new Passed("internal-0", watched.candidate(), tried));
    passed.add(new Passed("internal-0", watched.stable(), REQUESTS - tried));
    return new Poll.Fresh(
        outside.before(),
        List.of(new Sample(sample.at(), Map.of(ERRORS, seen.plus(inside)))),
        outside.totals(),
        flows(outside),
        passed,
        outside.members(),
        Map.of(
            "public", new Poll.Fresh.Apart(Map.of(), sample.metrics()),
            "internal", new Poll.Fresh.Apart(Map.of(), Map.of(ERRORS, inside))));
  }

  private Map<BackendId, Flow> flows(Poll.Fresh outside) {
    Map<BackendId, Flow> flows = new HashMap<>();
    outside
        .flows()
        .forEach(
            (backend, flow) ->
                flows.put(backend, new Flow(OptionalInt.of(inFlight), flow.quietSince())));
    return flows;
  }

  private int share(Watched watched) {
    Optional<Split> followed =
        traffic.truth(watched.namespace(), watched.release()).flatMap(PlayedRoute::followed);
    if (follows) {
      last = followed.map(split -> split.share(watched.candidate())).orElse(0);
    }
    return last;
  }

  @Override
  public void close() {
    open.close();
  }
}

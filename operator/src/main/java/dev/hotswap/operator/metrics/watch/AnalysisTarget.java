package dev.hotswap.operator.metrics.watch;

import dev.hotswap.core.analysis.AnalysisPlan;
import dev.hotswap.core.analysis.Looks;
import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.world.Counter;
import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.metrics.Origin;
import dev.hotswap.operator.metrics.Watched;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the reconciler wants to know of one release. Told again whenever something of it changes;
 * telling the same twice changes nothing.
 *
 * @param release whose
 * @param attempt which attempt; another one begins anew
 * @param services the Service of each backend
 * @param ports the Services' ports that the routes use; empty means any
 * @param stable the backend that is compared with; where nothing is stable, one that answers nobody
 * @param candidate the backend on trial
 * @param plan what is judged, frozen with the attempt; names the source
 * @param looks how often the step that runs now will be judged
 * @param trafficSince when the candidate first got weight, as the attempt remembers it: evidence
 *     begins there. Until then only stable is sampled, to learn how bursty it is
 * @param written the split last written, empty before the first
 * @param baseline the attempt's counters, empty before traffic began to shift
 * @param remembered what was learned of stable before this attempt
 * @param traffic false leaves the source alone: nothing is judged, every tick counts as observed,
 *     and a split is only ever assumed to be followed
 * @param disturbed true while somebody else sends requests to the backends: their numbers are then
 *     evidence of nothing
 * @param unweighted true while some requests reach the backends past their weights, as a route
 *     declares: counts then prove nothing of a split, and judge all the same
 */
public record AnalysisTarget(
    ReleaseKey release,
    AttemptId attempt,
    Map<BackendId, String> services,
    Set<Integer> ports,
    BackendId stable,
    BackendId candidate,
    AnalysisPlan plan,
    Looks looks,
    Optional<Instant> trafficSince,
    Optional<Written> written,
    List<Counter> baseline,
    Remembered remembered,
    boolean traffic,
    boolean disturbed,
    boolean unweighted) {
  public AnalysisTarget {
    services = Map.copyOf(services);
    ports = Set.copyOf(ports);
    baseline = List.copyOf(baseline);
  }

  /** The same with what is known better. */
  AnalysisTarget remembering(Remembered known) {
    return with(trafficSince, written, known);
  }

  /**
   * The same, where a clock was set back: what is said to be yet to come happened before {@code
   * horizon}, at the latest.
   *
   * @param horizon from when on the clock ran as it does
   */
  AnalysisTarget onThisClock(Instant now, Instant horizon) {
    return with(
        trafficSince.map(at -> at.isAfter(now) ? horizon : at),
        written.map(w -> w.at().isAfter(now) ? new Written(w.split(), horizon, w.before()) : w),
        remembered.onThisClock(now, horizon));
  }

  private AnalysisTarget with(
      Optional<Instant> newTrafficSince, Optional<Written> newWritten, Remembered newRemembered) {
    return new AnalysisTarget(
        release,
        attempt,
        services,
        ports,
        stable,
        candidate,
        plan,
        looks,
        newTrafficSince,
        newWritten,
        baseline,
        newRemembered,
        traffic,
        disturbed,
        unweighted);
  }

  /** What a source needs to know of it. */
  Watched watched() {
    return new Watched(
        release.namespace(), release.name(), services, ports, stable, candidate, plan.metrics());
  }

  /** Where its evidence begins. */
  Origin origin() {
    return new Origin(trafficSince.orElse(attempt.startedAt()), baseline);
  }
}

package dev.hotswap.operator.metrics.watch;

import dev.hotswap.core.analysis.Assessment;
import dev.hotswap.core.analysis.Dispersion;
import dev.hotswap.core.analysis.Evidence;
import dev.hotswap.core.analysis.Judge;
import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.analysis.Sample;
import dev.hotswap.operator.metrics.Poll;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one attempt's samples have said.
 *
 * @param burstiness how bursty stable was before the candidate got traffic, by metric name
 * @param evidence empty until the candidate got traffic
 * @param newest time of the newest sample
 */
record Gathered(
    Map<String, Dispersion> burstiness, Optional<Evidence> evidence, Optional<Instant> newest) {
  static final Gathered NOTHING = new Gathered(Map.of(), Optional.empty(), Optional.empty());

  Gathered {
    burstiness = Map.copyOf(burstiness);
  }

  /** With what one poll brought. */
  Gathered plus(Poll.Fresh fresh, Aim aim) {
    Gathered next = this;
    for (Sample sample : fresh.samples()) {
      next = next.plus(sample, aim);
    }
    return fresh.before().isEmpty() || next.evidence.isEmpty()
        ? next
        : next.with(next.evidence.get().restored(fresh.before(), largestWeight(aim)));
  }

  private Gathered plus(Sample sample, Aim aim) {
    boolean judged = aim.trafficSince().filter(since -> sample.at().isAfter(since)).isPresent();
    Gathered next =
        judged
            ? with(evidence.orElseGet(() -> Evidence.begin(aim.plan(), burstiness)).absorb(sample))
            : new Gathered(burstier(sample), evidence, newest);
    return new Gathered(next.burstiness, next.evidence, Optional.of(sample.at()));
  }

  private Gathered with(Evidence more) {
    return new Gathered(burstiness, Optional.of(more), newest);
  }

  private Map<String, Dispersion> burstier(Sample sample) {
    Map<String, Dispersion> next = new HashMap<>(burstiness);
    sample
        .metrics()
        .forEach(
            (metric, seen) -> {
              if (seen instanceof Counted counted) {
                Dispersion known = next.getOrDefault(metric, Dispersion.UNKNOWN);
                next.put(metric, known.absorb(counted.stable()));
              }
            });
    return next;
  }

  /** The steps only ever raise it, so it is the newest one, or the one before a rollback. */
  private static int largestWeight(Aim aim) {
    return aim.written()
        .map(
            written ->
                Math.max(
                    written.split().of(aim.candidate()),
                    written.before().map(split -> split.of(aim.candidate())).orElse(0)))
        .orElse(100);
  }

  /** Every metric's verdict. */
  Assessment assess(Aim aim) {
    return Judge.assess(
        evidence.orElseGet(() -> Evidence.begin(aim.plan(), burstiness)), aim.looks());
  }
}

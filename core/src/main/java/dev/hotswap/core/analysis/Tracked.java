package dev.hotswap.core.analysis;

import dev.hotswap.core.analysis.Metric.Latency;
import dev.hotswap.core.analysis.Observation.Absent;
import dev.hotswap.core.analysis.Observation.Counted;
import java.util.Optional;

/**
 * One metric with its evidence.
 *
 * @param metric what is judged
 * @param track the evidence about its limit
 * @param warned the candidate's counts against {@code warnAbove}
 * @param aside requests set aside, among all
 */
record Tracked(Metric metric, Track track, Tally warned, Counted aside) {
  private static final double SURE_TO_WARN = 0.01;

  /** With one more sample. */
  Tracked absorb(Sample sample) {
    Observation seen = sample.metrics().getOrDefault(metric.name(), new Absent("not reported"));
    Observation warning = sample.metrics().get(metric.name() + Sample.WARN);
    return new Tracked(
        metric,
        track.absorb(sample, seen),
        warning instanceof Counted counted ? warned.plus(counted.candidate()) : warned,
        sample.metrics().get(metric.name() + Sample.ASIDE) instanceof Counted more
            ? aside.plus(more)
            : aside);
  }

  /** Whether an answer of the candidate in this sample was bad. */
  boolean isBadIn(Sample sample) {
    return sample.metrics().get(metric.name()) instanceof Counted counted
        && counted.candidate().bad() > 0;
  }

  /** With totals from before a restart. */
  Tracked restored(Optional<Counted> totals, Optional<Counted> warning, double share) {
    Track next =
        totals.isPresent() && track instanceof SequentialTrack sequential
            ? sequential.restored(totals.get(), share)
            : track;
    return new Tracked(
        metric, next, warning.map(w -> warned.plus(w.candidate())).orElse(warned), aside);
  }

  /** What is known of stable, with what this metric's evidence saw of it. */
  Baselines learned(Baselines known) {
    return track instanceof SequentialTrack sequential
        ? known.with(metric, sequential.stable())
        : known;
  }

  /** The verdict at this look. */
  Judged judged(Looks looks) {
    Verdict verdict =
        switch (track) {
          case SequentialTrack sequential -> sequential.verdict(looks);
          case ThresholdTrack threshold -> threshold.verdict();
          case ValueTrack value -> value.verdict();
        };
    return new Judged(
        metric.name(), metric.mode(), SetAside.saidIn(verdict, metric, aside), warning(), aside);
  }

  private Optional<String> warning() {
    return metric instanceof Latency latency
            && Health.passed(warned, latency.maxSlow(), SURE_TO_WARN)
        ? latency.warnAbove().map(above -> Wording.slowWarning(latency, above, warned))
        : Optional.empty();
  }
}

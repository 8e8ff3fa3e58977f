package dev.hotswap.core.analysis;

import dev.hotswap.core.analysis.Metric.ErrorRate;
import dev.hotswap.core.analysis.Metric.Latency;
import dev.hotswap.core.analysis.Metric.Ratio;
import dev.hotswap.core.analysis.Metric.Value;
import dev.hotswap.core.analysis.Observation.Counted;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that one attempt's samples have said so far. Immutable; made of samples alone. */
public final class Evidence {
  private static final double ERRORS_THAT_MATTER = 0.01;
  private static final double SLOWNESS_THAT_MATTERS = 0.005;

  private final Optional<Instant> newest;
  private final Optional<Instant> firstBad;
  private final Baselines begun;
  private final List<Tracked> tracked;

  private Evidence(
      Optional<Instant> newest,
      Optional<Instant> firstBad,
      Baselines begun,
      List<Tracked> tracked) {
    this.newest = newest;
    this.firstBad = firstBad;
    this.begun = begun;
    this.tracked = List.copyOf(tracked);
  }

  /**
   * Evidence of an attempt that just began.
   *
   * @param plan what is judged
   * @param baselines what is known of stable
   */
  public static Evidence begin(AnalysisPlan plan, Baselines baselines) {
    return begin(plan, baselines, 1);
  }

  /**
   * The same, where the chance of a false alarm is shared with other evidence of the attempt.
   *
   * @param shares how many share it, itself included
   */
  static Evidence begin(AnalysisPlan plan, Baselines baselines, int shares) {
    long acting =
        plan.metrics().stream()
            .filter(m -> m.mode() == Mode.ENFORCE && !(m instanceof Value))
            .count();
    Budget budget = Budget.among(Math.max(1, acting) * shares);
    return new Evidence(
        Optional.empty(),
        Optional.empty(),
        baselines,
        plan.metrics().stream()
            .map(
                m ->
                    new Tracked(
                        m, track(m, plan, baselines.of(m), budget), Tally.NONE, Counted.NONE))
            .toList());
  }

  private static Track track(Metric metric, AnalysisPlan plan, StableTrack stable, Budget budget) {
    return switch (metric) {
      case Value value -> ValueTrack.begin(value);
      case ErrorRate errors ->
          counting(errors, errors.max(), ERRORS_THAT_MATTER, plan, budget, stable);
      case Latency latency ->
          counting(latency, latency.maxSlow(), SLOWNESS_THAT_MATTERS, plan, budget, stable);
      case Ratio ratio -> counting(ratio, ratio.max(), ERRORS_THAT_MATTER, plan, budget, stable);
    };
  }

  private static Track counting(
      Metric metric,
      Share max,
      double floor,
      AnalysisPlan plan,
      Budget budget,
      StableTrack stable) {
    return switch (plan.rule()) {
      case THRESHOLD -> ThresholdTrack.begin(metric, max);
      case SEQUENTIAL -> {
        Tests tests = Tests.of(max.fraction(), floor);
        yield SequentialTrack.begin(
            new Question(metric, max, tests, budget, plan.atFullWeight()), stable);
      }
    };
  }

  /** With one more sample; one that is not newer than the newest so far changes nothing. */
  public Evidence absorb(Sample sample) {
    if (newest.filter(last -> !sample.at().isAfter(last)).isPresent()) {
      return this;
    }
    return new Evidence(
        Optional.of(sample.at()),
        firstBad.or(() -> firstBadIn(sample)),
        begun,
        tracked.stream().map(t -> t.absorb(sample)).toList());
  }

  private Optional<Instant> firstBadIn(Sample sample) {
    return Optional.of(sample.at()).filter(at -> tracked.stream().anyMatch(t -> t.isBadIn(sample)));
  }

  /**
   * With what the same attempt had seen before a restart, where the source has no history to
   * replay. Serves the cumulative half of the sequential rule; its restarting half and the windows
   * of the plain rule begin anew.
   *
   * @param totals counts since the attempt began, by metric name and {@code <name>#warn}
   * @param weight the largest weight the candidate has had meanwhile, percent
   */
  public Evidence restored(Map<String, Counted> totals, int weight) {
    double share = weight / 100.0;
    return new Evidence(
        newest,
        firstBad,
        begun,
        tracked.stream()
            .map(t -> t.restored(of(totals, t, ""), of(totals, t, Sample.WARN), share))
            .toList());
  }

  private static Optional<Counted> of(Map<String, Counted> totals, Tracked tracked, String key) {
    return Optional.ofNullable(totals.get(tracked.metric().name() + key));
  }

  /** When the newest sample was taken. */
  public Optional<Instant> newest() {
    return newest;
  }

  /** When the first sample was taken in which an answer of the candidate was bad. */
  public Optional<Instant> firstBad() {
    return firstBad;
  }

  /** What is known of stable by now: what it began with and what the attempt saw of it. */
  public Baselines baselines() {
    return tracked.stream()
        .reduce(begun, (known, t) -> t.learned(known), (first, second) -> second);
  }

  /** Every metric's evidence, in the plan's order. */
  List<Tracked> tracked() {
    return tracked;
  }
}

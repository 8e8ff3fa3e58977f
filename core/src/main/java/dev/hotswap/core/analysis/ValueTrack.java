package dev.hotswap.core.analysis;

import dev.hotswap.core.analysis.Observation.Absent;
import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.analysis.Observation.Measured;
import dev.hotswap.core.analysis.Verdict.Breach;
import dev.hotswap.core.analysis.Verdict.Healthy;
import dev.hotswap.core.analysis.Verdict.NotYet;
import dev.hotswap.core.analysis.Verdict.Unknown;
import java.time.Instant;
import java.util.Optional;

/**
 * A number of the user's own, compared with its limit at each new sample.
 *
 * @param metric whose window and failure limit apply
 * @param latest the newest number
 * @param failures numbers above the limit, a window apart
 * @param failed the latest number above the limit
 * @param absent why the newest sample says nothing
 */
record ValueTrack(
    Metric.Value metric, double latest, Failures failures, double failed, Optional<String> absent)
    implements Track {
  /** Nothing seen. */
  static ValueTrack begin(Metric.Value metric) {
    return new ValueTrack(metric, 0, Failures.NONE, 0, Optional.of("no sample yet"));
  }

  @Override
  public ValueTrack absorb(Sample sample, Observation observation) {
    return switch (observation) {
      case Measured(double seen) when Double.isFinite(seen) -> judge(sample.at(), seen);
      case Measured(double seen) -> unseen(seen + " is no usable number");
      case Counted c -> unseen("counts where one number was expected");
      case Absent(String why) -> unseen(why);
    };
  }

  private ValueTrack judge(Instant at, double seen) {
    if (seen <= metric.max()) {
      return new ValueTrack(metric, seen, failures, failed, Optional.empty());
    }
    Failures more = failures.plus(at, metric.threshold().window());
    return new ValueTrack(metric, seen, more, seen, Optional.empty());
  }

  private ValueTrack unseen(String why) {
    return new ValueTrack(metric, latest, failures, failed, Optional.of(why));
  }

  /** What the numbers so far say. */
  Verdict verdict() {
    int allowed = metric.threshold().failureLimit();
    if (failures.count() > allowed) {
      return new Breach(Wording.finding(metric, failed, ""));
    }
    if (absent.isPresent()) {
      return new Unknown(absent.get());
    }
    return latest <= metric.max()
        ? new Healthy(Wording.finding(metric, latest, ""))
        : new NotYet(Wording.finding(metric, latest, failures.tolerated(allowed)));
  }
}

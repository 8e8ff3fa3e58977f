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
 * The plain rule: at each new sample the candidate's share in the window is compared with the
 * limit, once the window holds enough requests. Stable is shown and plays no part.
 *
 * @param metric whose window, sample floor and failure limit apply
 * @param max the largest acceptable share
 * @param window the latest counts
 * @param failures windows that failed without overlapping
 * @param failed the window that failed last
 * @param absent why the newest sample says nothing
 */
record ThresholdTrack(
    Metric metric,
    Share max,
    Window window,
    Failures failures,
    Optional<Counted> failed,
    Optional<String> absent)
    implements Track {
  /** Nothing seen. */
  static ThresholdTrack begin(Metric metric, Share max) {
    return new ThresholdTrack(
        metric, max, Window.EMPTY, Failures.NONE, Optional.empty(), Optional.of("no sample yet"));
  }

  @Override
  public ThresholdTrack absorb(Sample sample, Observation observation) {
    return switch (observation) {
      case Counted counted -> judge(sample.at(), counted);
      case Measured m -> unseen("one number where counts were expected");
      case Absent(String why) -> unseen(why);
    };
  }

  private ThresholdTrack unseen(String why) {
    return new ThresholdTrack(metric, max, window, failures, failed, Optional.of(why));
  }

  private ThresholdTrack judge(Instant at, Counted counted) {
    Window next = window.slide(at, counted, metric.threshold().window());
    if (!enough(next) || within(next)) {
      return new ThresholdTrack(metric, max, next, failures, failed, Optional.empty());
    }
    Failures more = failures.plus(at, metric.threshold().window());
    return new ThresholdTrack(metric, max, next, more, Optional.of(next.sum()), Optional.empty());
  }

  private boolean enough(Window judged) {
    return judged.sum().candidate().total() >= metric.threshold().minSamples();
  }

  private boolean within(Window judged) {
    return judged.sum().candidate().share() <= max.fraction();
  }

  /** What the windows so far say. */
  Verdict verdict() {
    int allowed = metric.threshold().failureLimit();
    if (failed.isPresent() && failures.count() > allowed) {
      return new Breach(Wording.finding(metric, max, failed.get(), ""));
    }
    if (absent.isPresent()) {
      return new Unknown(absent.get());
    }
    if (!enough(window)) {
      return new NotYet(finding("; the window must hold " + metric.threshold().minSamples()));
    }
    return within(window)
        ? new Healthy(finding(""))
        : new NotYet(finding(failures.tolerated(allowed)));
  }

  private Finding finding(String more) {
    return Wording.finding(metric, max, window.sum(), more);
  }
}

package dev.hotswap.core.testing;

import dev.hotswap.core.analysis.Assessment;
import dev.hotswap.core.analysis.Finding;
import dev.hotswap.core.analysis.Judged;
import dev.hotswap.core.analysis.Mode;
import dev.hotswap.core.analysis.Tally;
import dev.hotswap.core.analysis.Verdict;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.world.ObservedTime;
import dev.hotswap.core.world.Readings;
import dev.hotswap.core.world.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A played metric source and the sampler that reads it once a second. What it counted survives the
 * operator; what the operator observed does not.
 */
final class PlayedMetrics {
  /** What may be wrong with the source. */
  enum Trouble {
    NONE,
    DOWN,
    LATE,
    GARBAGE,
    BOTH_FAIL
  }

  private static final Duration UNBROKEN = Duration.ofSeconds(2);
  private static final int PROOF = 4;
  private static final int DETECTION = 2;
  private static final Duration LATENESS = Duration.ofSeconds(20);

  private Optional<Instant> attempt = Optional.empty();
  private int served;
  private int failed;
  private Optional<Instant> firstBad = Optional.empty();
  private Trouble trouble = Trouble.NONE;

  private ObservedTime observed = ObservedTime.NONE;
  private Optional<Instant> newest = Optional.empty();
  private Optional<Instant> blindSince = Optional.empty();

  void trouble(Trouble now) {
    trouble = now;
  }

  /** Counts one second of the candidate's traffic. */
  void count(Attempt running, Conduct conduct, int weight) {
    if (!attempt.equals(Optional.of(running.startedAt()))) {
      attempt = Optional.of(running.startedAt());
      served = 0;
      failed = 0;
      firstBad = Optional.empty();
      forget();
    }
    served += weight > 0 ? 1 : 0;
    failed += conduct.failsAt(weight) ? 1 : 0;
  }

  /** The operator is gone, and with it what it observed. */
  void forget() {
    observed = ObservedTime.NONE;
    newest = Optional.empty();
    blindSince = Optional.empty();
  }

  /** The sampler's second. */
  void sample(Instant now) {
    boolean usable = trouble == Trouble.NONE || trouble == Trouble.BOTH_FAIL;
    if (usable) {
      observed = observed.plus(now, UNBROKEN);
      newest = Optional.of(now);
      firstBad = firstBad.or(() -> Optional.of(now).filter(at -> failed > 0));
      blindSince = Optional.empty();
    } else {
      blindSince = blindSince.or(() -> Optional.of(now));
    }
  }

  Seen<Readings> readings(Attempt running, Conduct conduct) {
    Instant unknownSince = blindSince.orElse(running.startedAt());
    if (newest.isEmpty() || trouble == Trouble.DOWN) {
      return new Seen.Unknown<>("the gateway does not answer", unknownSince);
    }
    Instant last = trouble == Trouble.LATE ? newest.get().minus(LATENESS) : newest.get();
    Optional<Readings.Doubt> doubt =
        trouble == Trouble.GARBAGE
            ? Optional.of(new Readings.Doubt("errors: NaN", unknownSince))
            : Optional.empty();
    Assessment assessment =
        running.plan().analysis().metrics().isEmpty()
            ? Assessment.NOTHING_MEASURED
            : new Assessment(
                List.of(new Judged("errors", Mode.ENFORCE, verdict(conduct), Optional.empty())),
                firstBad);
    return new Seen.Known<>(new Readings(last, observed, assessment, doubt), last);
  }

  private Verdict verdict(Conduct conduct) {
    Finding finding = finding();
    if (trouble == Trouble.BOTH_FAIL) {
      return new Verdict.SharedIncident(finding);
    }
    if (failed >= DETECTION) {
      return new Verdict.Breach(finding);
    }
    return served >= PROOF && conduct != Conduct.UNPROVEN
        ? new Verdict.Healthy(finding)
        : new Verdict.NotYet(finding);
  }

  private Finding finding() {
    Tally candidate = new Tally(served * 20L, failed * 4L);
    return new Finding(
        "errors",
        candidate,
        Tally.NONE,
        "5 %",
        candidate.bad()
            + " of "
            + candidate.total()
            + " requests failed (limit 5 %), stable 0.0 %");
  }
}

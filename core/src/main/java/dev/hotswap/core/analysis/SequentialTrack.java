package dev.hotswap.core.analysis;

import dev.hotswap.core.analysis.Observation.Absent;
import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.analysis.Observation.Measured;
import dev.hotswap.core.analysis.Verdict.Breach;
import dev.hotswap.core.analysis.Verdict.Healthy;
import dev.hotswap.core.analysis.Verdict.NotYet;
import dev.hotswap.core.analysis.Verdict.SharedIncident;
import dev.hotswap.core.analysis.Verdict.Unknown;
import java.time.Instant;
import java.util.Optional;

/**
 * The sequential test of one metric: everything since the attempt began, everything since any
 * moment of change, and the candidate alone where stable is no yardstick.
 *
 * @param question the metric, its limit and its budget
 * @param stable how bursty stable is
 * @param cumulative evidence since the attempt began, or since the latest shared incident
 * @param late evidence that restarts
 * @param alone evidence without stable
 * @param incident whether each version breaks the limit right now
 * @param suspicions counts since things look wrong
 * @param absent why the newest sample says nothing
 */
record SequentialTrack(
    Question question,
    StableTrack stable,
    Cumulative cumulative,
    Late late,
    Alone alone,
    Incident incident,
    Suspicions suspicions,
    Optional<String> absent)
    implements Track {
  /** Nothing seen. */
  static SequentialTrack begin(Question question, StableTrack stable) {
    return new SequentialTrack(
        question,
        stable,
        Cumulative.NONE,
        Late.begin(question.tests()),
        Alone.begin(question.tests()),
        Incident.begin(question.tests(), question.budget()),
        Suspicions.NONE,
        Optional.of("no sample yet"));
  }

  @Override
  public SequentialTrack absorb(Instant at, Observation observation) {
    return switch (observation) {
      case Counted counted -> look(at, counted);
      case Measured m -> unseen("one number where counts were expected");
      case Absent(String why) -> unseen(why);
    };
  }

  private SequentialTrack unseen(String why) {
    return new SequentialTrack(
        question, stable, cumulative, late, alone, incident, suspicions, Optional.of(why));
  }

  private SequentialTrack look(Instant at, Counted seen) {
    Tests tests = question.tests();
    Dispersion dispersion = stable.seen();
    double phi = dispersion.phi();
    StableTrack known = stable.absorb(at, seen.stable(), tests.limit());
    Alone solo = late.over() ? alone.anew(tests) : alone;
    Late later = late.absorb(seen, tests, phi);
    Incident now = incident.absorb(seen, tests, phi);
    Suspicions suspected = suspicions.absorb(seen, tests);
    boolean shared = now.shared(later.worse());
    return new SequentialTrack(
        question,
        shared ? known.settle() : known,
        shared ? Cumulative.NONE : cumulative.absorb(seen, tests),
        later,
        solo.absorb(seen, tests, dispersion, suspected.overLimit().calm()),
        now,
        suspected,
        Optional.empty());
  }

  /** With totals from before a restart; only the cumulative half knows what to do with them. */
  SequentialTrack restored(Counted totals, double share) {
    return new SequentialTrack(
        question,
        stable,
        cumulative.restored(totals, share, question.tests()),
        late,
        alone,
        incident,
        suspicions,
        absent);
  }

  /** What the evidence says at this look. */
  Verdict verdict(Looks looks) {
    Optional<Finding> broken = broken(looks);
    if (broken.isPresent()) {
      return new Breach(broken.get());
    }
    if (absent.isPresent()) {
      return new Unknown(absent.get());
    }
    Counted seen = cumulative.seen();
    if (incident.shared(late.worse())) {
      Counted since = suspicions.overLimit().sinceOr(seen);
      return new SharedIncident(question.finding(since, "; both versions fail alike"));
    }
    return Health.shown(seen.candidate(), question.max())
        ? new Healthy(question.finding(seen, ""))
        : new NotYet(question.finding(seen, "; too few requests to be sure"));
  }

  /** The counts that prove a breach, where there is one. */
  private Optional<Finding> broken(Looks looks) {
    Tests tests = question.tests();
    double phi = stable.seen().phi();
    double ever = question.budget().cumulative();
    double recently = question.budget().restarting(Math.max(looks.planned(), late.looks()));
    Counted seen = cumulative.seen();
    if (cumulative.overLimit(tests, phi) >= ever || cumulative.twiceAsBad(tests, phi) >= ever) {
      return Optional.of(question.breach(seen));
    }
    if (late.overLimit() >= recently) {
      return Optional.of(question.breach(suspicions.overLimit().sinceOr(seen)));
    }
    if (late.twiceAsBad() >= recently) {
      return Optional.of(question.breach(suspicions.twiceAsBad().sinceOr(seen)));
    }
    if (alone.cumulative(tests, stable.seen()) >= ever) {
      return Optional.of(question.breach(new Counted(alone.seen(), Tally.NONE)));
    }
    return alone.late().evidence() >= recently
        ? Optional.of(question.breach(suspicions.overLimit().sinceOr(seen)))
        : Optional.empty();
  }
}

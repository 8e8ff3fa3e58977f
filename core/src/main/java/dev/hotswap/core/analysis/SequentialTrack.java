package dev.hotswap.core.analysis;

import dev.hotswap.core.analysis.Observation.Absent;
import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.analysis.Observation.Measured;
import dev.hotswap.core.analysis.Verdict.Breach;
import dev.hotswap.core.analysis.Verdict.Healthy;
import dev.hotswap.core.analysis.Verdict.NotYet;
import dev.hotswap.core.analysis.Verdict.SharedIncident;
import dev.hotswap.core.analysis.Verdict.Unknown;
import java.util.Optional;

/**
 * The sequential test of one metric: everything since the attempt began, everything since any
 * moment of change, and the candidate alone where stable is no yardstick.
 *
 * @param question the metric, its limit and its budget
 * @param stable how bursty stable is
 * @param own how bursty the candidate itself is
 * @param answered requests the candidate answered in this attempt
 * @param cumulative evidence since the attempt began, or since the latest shared incident
 * @param late evidence that restarts
 * @param runs the longest runs of bad requests in both
 * @param alone evidence without stable
 * @param incident whether each version breaks the limit right now
 * @param suspicions counts since things look wrong
 * @param absent why the newest sample says nothing
 */
record SequentialTrack(
    Question question,
    StableTrack stable,
    CandidateBursts own,
    long answered,
    Cumulative cumulative,
    Late late,
    Runs runs,
    LimitOnlyRule alone,
    Incident incident,
    Suspicions suspicions,
    Optional<String> absent)
    implements Track {
  /** Nothing seen. */
  static SequentialTrack begin(Question question, StableTrack stable) {
    return new SequentialTrack(
        question,
        stable,
        CandidateBursts.NONE,
        0,
        Cumulative.NONE,
        Late.begin(question.tests()),
        Runs.NONE,
        LimitOnlyRule.begin(question.tests()),
        Incident.begin(question.tests(), question.budget()),
        Suspicions.NONE,
        Optional.of("no sample yet"));
  }

  @Override
  public SequentialTrack absorb(Sample sample, Observation observation) {
    return switch (observation) {
      case Counted counted -> look(sample, counted);
      case Measured m -> unseen("one number where counts were expected");
      case Absent(String why) -> unseen(why);
    };
  }

  private SequentialTrack unseen(String why) {
    return new SequentialTrack(
        question,
        stable,
        own,
        answered,
        cumulative,
        late,
        runs,
        alone,
        incident,
        suspicions,
        Optional.of(why));
  }

  private SequentialTrack look(Sample sample, Counted seen) {
    Tests tests = question.tests();
    Caution caution = caution();
    StableTrack known = stable.absorb(sample.at(), seen.stable(), tests.limit());
    LimitOnlyRule solo = late.over() ? alone.anew(tests) : alone;
    Late later = late.absorb(seen, tests, caution);
    Incident now = incident.absorb(seen, tests, caution.phi());
    Suspicions suspected = suspicions.absorb(seen, tests);
    boolean shared =
        now.shared(later.worse()) || (mayHold() && solo.yardstick().gone() && now.ofCandidate());
    return new SequentialTrack(
        question,
        shared ? known.settle() : known,
        own.absorb(seen.candidate(), suspected.overLimit().calm()),
        answered + seen.candidate().total(),
        shared ? Cumulative.NONE : cumulative.absorb(seen, tests),
        shared ? later.forgetful() : later,
        shared ? Runs.NONE : runs.absorb(seen, caution.phi(), later),
        solo.absorb(seen, sample.allToCandidate(), tests, cautionAlone()),
        now,
        suspected,
        Optional.empty());
  }

  private boolean mayHold() {
    return question.atFullWeight() == AtFullWeight.HOLD;
  }

  /** How far bad requests are believed to be independent. */
  private Caution caution() {
    return Caution.of(stable.seen(), own, answered);
  }

  private Caution cautionAlone() {
    return Caution.withoutStable(stable.seen(), own, answered);
  }

  /**
   * With totals from before a restart. The cumulative half takes them; in which order they came
   * nobody knows.
   */
  SequentialTrack restored(Counted totals, double share) {
    return new SequentialTrack(
        question,
        stable,
        own,
        answered + totals.candidate().total(),
        cumulative.restored(totals, share, question.tests()),
        late,
        runs.unordered(totals),
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
    if (mayHold() && alone.yardstick().gone() && incident.ofCandidate()) {
      Tally since = suspicions.overLimit().sinceOr(seen).candidate();
      return new SharedIncident(
          question.finding(new Counted(since, Tally.NONE), "; nothing to compare it with"));
    }
    return Health.shown(seen.candidate(), question.max())
        ? new Healthy(question.finding(seen, ""))
        : new NotYet(question.finding(seen, "; too few requests to be sure"));
  }

  /** The counts that prove a breach, where there is one. */
  private Optional<Finding> broken(Looks looks) {
    Caution caution = caution();
    double ever = question.budget().cumulative();
    double recently = question.budget().restarting(Math.max(looks.planned(), late.looks()));
    return sinceTheBeginning(caution, ever)
        .or(() -> lately(caution, recently))
        .or(() -> withoutStable(cautionAlone(), ever, recently));
  }

  private Optional<Finding> sinceTheBeginning(Caution caution, double enough) {
    Tests tests = question.tests();
    Forgiven run = runs.ever().forgiven(caution);
    boolean proven =
        cumulative.overLimit(tests, caution.phi(), run) >= enough
            || cumulative.twiceAsBad(tests, caution.phi(), run) >= enough;
    return proven ? Optional.of(question.breach(cumulative.seen())) : Optional.empty();
  }

  private Optional<Finding> lately(Caution caution, double enough) {
    Tests tests = question.tests();
    Forgiven run = runs.recent().forgiven(caution);
    if (late.overLimit(tests, run) >= enough) {
      return Optional.of(since(suspicions.overLimit()));
    }
    return late.twiceAsBad(tests, run) >= enough
        ? Optional.of(since(suspicions.twiceAsBad()))
        : Optional.empty();
  }

  private Optional<Finding> withoutStable(Caution caution, double ever, double recently) {
    if (mayHold()) {
      return Optional.empty();
    }
    Tests tests = question.tests();
    if (alone.cumulative(tests, caution) >= ever) {
      return Optional.of(question.breach(new Counted(alone.seen(), Tally.NONE)));
    }
    return alone.lately(tests, caution) >= recently
        ? Optional.of(since(suspicions.overLimit()))
        : Optional.empty();
  }

  private Finding since(Suspicion suspicion) {
    return question.breach(suspicion.sinceOr(cumulative.seen()));
  }
}

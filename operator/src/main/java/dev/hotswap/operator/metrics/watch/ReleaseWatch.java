package dev.hotswap.operator.metrics.watch;

import dev.hotswap.core.analysis.Assessment;
import dev.hotswap.core.analysis.Mode;
import dev.hotswap.core.analysis.Rule;
import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.world.Counter;
import dev.hotswap.core.world.FewestMembers;
import dev.hotswap.core.world.Flow;
import dev.hotswap.core.world.Readings;
import dev.hotswap.core.world.Readings.Doubt;
import dev.hotswap.core.world.Route;
import dev.hotswap.core.world.Seen;
import dev.hotswap.operator.metrics.Failure;
import dev.hotswap.operator.metrics.MetricSource;
import dev.hotswap.operator.metrics.Poll;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * Observes one attempt of one release: counts, judges, and finds out which split is followed.
 * Ticked from outside; told and looked at from anywhere.
 */
final class ReleaseWatch implements AutoCloseable {
  private static final Duration SHORTEST_GAP = Duration.ofSeconds(3);

  /** How long after a change of weights the source is looked at between its samples, too. */
  private static final Duration EAGER = Duration.ofSeconds(10);

  private static final String NO_SAMPLE = "no sample was taken yet";

  private final MetricSource.Session session;
  private final Duration maxGap;
  private final Instant begunAt;
  private final AtomicReference<AnalysisTarget> aim;
  private final ReentrantLock ticking = new ReentrantLock();
  private volatile Gathered gathered;
  private Certainty certainty = Certainty.NONE;
  private List<Counter> counters = List.of();
  private Seen<Map<BackendId, Flow>> flows;
  private Seen<Map<BackendId, FewestMembers>> members;
  private Optional<SplitProof> proof = Optional.empty();
  private volatile Sighting sighting;

  ReleaseWatch(AnalysisTarget aim, MetricSource source, Instant now) {
    Duration threeIntervals = source.interval().multipliedBy(3);
    this.maxGap = threeIntervals.compareTo(SHORTEST_GAP) > 0 ? threeIntervals : SHORTEST_GAP;
    this.session = source.open(aim.watched(), aim.origin());
    this.begunAt = now;
    this.aim = new AtomicReference<>(aim);
    this.gathered = Gathered.begin(aim.plan(), aim.remembered());
    this.flows = new Seen.Unknown<>(NO_SAMPLE, now);
    this.members = new Seen.Unknown<>(NO_SAMPLE, now);
    this.sighting = Sighting.blind(NO_SAMPLE, now);
  }

  /** Takes on what changed within the same attempt; false if this watch cannot. */
  boolean follow(AnalysisTarget next) {
    AnalysisTarget now = aim.get();
    boolean same =
        now.attempt().equals(next.attempt())
            && now.watched().equals(next.watched())
            && now.plan().source().equals(next.plan().source());
    if (same) {
      aim.set(next);
    }
    return same;
  }

  /** What was learned of stable so far, that before this attempt included. */
  Remembered learned() {
    Gathered now = gathered;
    return now.newest()
        .map(newest -> new Remembered(newest, now.kept()))
        .orElse(aim.get().remembered());
  }

  /** The source it asks. */
  String source() {
    return aim.get().plan().source();
  }

  /** What is wanted of it. */
  AnalysisTarget aim() {
    return aim.get();
  }

  /** What was known after the last tick. */
  Sighting sighting() {
    return sighting;
  }

  /**
   * Looks once. A tick that comes while another one runs does nothing.
   *
   * @return true when something is known now that was not known before
   */
  boolean tick(Instant now) {
    if (!ticking.tryLock()) {
      return false;
    }
    try {
      Sighting before = sighting;
      sighting = look(aim.get(), now);
      return !sighting.equals(before);
    } finally {
      ticking.unlock();
    }
  }

  /**
   * Looks between two ticks, soon after weights have changed: a version that is bad from its first
   * request is not left until the next sample. Only a breach is told, and nothing is entered: the
   * samples, and all that is learned from them, stay those of the ticks.
   *
   * @return true when a breach is known now that was not known before
   */
  boolean peek(Instant now) {
    if (!ticking.tryLock()) {
      return false;
    }
    try {
      Optional<Readings> early = eager(now) ? early(aim.get(), now) : Optional.empty();
      early.ifPresent(readings -> sighting = sighting.with(new Seen.Known<>(readings, now)));
      return early.isPresent();
    } finally {
      ticking.unlock();
    }
  }

  /**
   * Whether looks between two ticks may find something. Plain thresholds count looks and windows:
   * of them there are as many as the interval says.
   */
  boolean eager(Instant now) {
    AnalysisTarget current = aim.get();
    boolean recent =
        current
            .written()
            .filter(split -> split.split().share(current.candidate()) > 0)
            .filter(split -> now.isBefore(split.at().plus(EAGER)))
            .isPresent();
    return recent
        && judged(current)
        && current.plan().rule() == Rule.SEQUENTIAL
        && current.trafficSince().isPresent()
        && !current.disturbed()
        && !broken(sighting);
  }

  private Optional<Readings> early(AnalysisTarget current, Instant now) {
    Optional<Poll.Fresh> between =
        switch (session.peek(now)) {
          case Poll.Fresh fresh -> Optional.of(fresh);
          case Poll.Partial(Poll.Fresh seen, var missing) -> Optional.of(seen);
          case Poll.Unchanged unchanged -> Optional.empty();
          case Poll.Failed failed -> Optional.empty();
        };
    return between
        .map(fresh -> gathered.plus(fresh, current, allToCandidateSince(current)).assess(current))
        .filter(assessment -> assessment.breach().isPresent())
        .map(found -> new Readings(now, certainty.observed(), found, certainty.doubt()));
  }

  private static boolean broken(Sighting known) {
    return known.readings().known().filter(r -> r.assessment().breach().isPresent()).isPresent();
  }

  private static boolean judged(AnalysisTarget current) {
    return current.traffic()
        && current.plan().metrics().stream().anyMatch(m -> m.mode() == Mode.ENFORCE);
  }

  private Sighting look(AnalysisTarget current, Instant now) {
    listenTo(current.written(), current);
    Poll poll = current.traffic() ? session.poll(now) : new Poll.Unchanged();
    boolean silent = take(poll, current, now);
    Seen<Readings> readings = judged(current) ? readings(current) : unjudged(current, now);
    Optional<Route.Applied> applied =
        proof.flatMap(
            split -> uncounted(current) ? split.unheard(now) : split.applied(now, silent));
    return new Sighting(readings, counters, flows, members, applied);
  }

  /** Where counts say nothing of weights. */
  private static boolean uncounted(AnalysisTarget current) {
    return current.disturbed() || current.unweighted();
  }

  private void listenTo(Optional<Written> written, AnalysisTarget current) {
    if (!proof.map(SplitProof::written).equals(written)) {
      proof = written.map(split -> new SplitProof(split, current.candidate(), begunAt));
    }
  }

  /** True when some reporter, or the whole source, does not answer. */
  private boolean take(Poll poll, AnalysisTarget current, Instant now) {
    return switch (poll) {
      case Poll.Fresh fresh -> {
        absorb(fresh, current);
        flows = new Seen.Known<>(fresh.flows(), now);
        members = members(fresh, now);
        certainty =
            unusable(current)
                .map(why -> certainty.doubting(why, now))
                .orElseGet(() -> certainty.seen(newest(), maxGap));
        yield false;
      }
      case Poll.Partial(Poll.Fresh seen, List<Failure> missing) -> {
        absorb(seen, current);
        lose(missing.stream().map(Failure::sentence).collect(Collectors.joining("; ")), now);
        yield true;
      }
      case Poll.Unchanged() -> {
        boolean stale = Duration.between(newest(), now).compareTo(maxGap) > 0;
        if (stale) {
          lose("no new sample for more than " + maxGap.toSeconds() + " s", now);
        }
        yield stale;
      }
      case Poll.Failed(Failure failure) -> {
        lose(failure.sentence(), now);
        yield true;
      }
    };
  }

  private void absorb(Poll.Fresh fresh, AnalysisTarget current) {
    counters = fresh.totals();
    if (!current.disturbed()) {
      gathered = gathered.plus(fresh, current, allToCandidateSince(current));
      proof
          .filter(split -> !uncounted(current))
          .ifPresent(split -> split.add(newest(), fresh.passed()));
    }
  }

  private static Seen<Map<BackendId, FewestMembers>> members(Poll.Fresh fresh, Instant now) {
    return fresh.members().isEmpty()
        ? new Seen.Unknown<>("the metric source shows no membership of clusters", now)
        : new Seen.Known<>(fresh.members(), now);
  }

  private Optional<Instant> allToCandidateSince(AnalysisTarget current) {
    return sighting
        .applied()
        .filter(applied -> applied.split().share(current.candidate()) == 100)
        .map(Route.Applied::since);
  }

  private Instant newest() {
    return gathered.newest().orElse(begunAt);
  }

  private Optional<String> unusable(AnalysisTarget current) {
    return gathered.evidence().flatMap(evidence -> gathered.assess(current).unknown());
  }

  private void lose(String why, Instant now) {
    certainty = certainty.doubting(why, now);
    flows = flows.lost(why, now);
    members = new Seen.Unknown<>(why, now);
  }

  private Seen<Readings> readings(AnalysisTarget current) {
    if (gathered.newest().isEmpty()) {
      Doubt doubt = certainty.doubt().orElse(new Doubt(NO_SAMPLE, begunAt));
      return new Seen.Unknown<>(doubt.why(), doubt.since());
    }
    return new Seen.Known<>(
        new Readings(newest(), certainty.observed(), gathered.assess(current), certainty.doubt()),
        newest());
  }

  /** Where nothing can convict, nothing needs to be seen: time alone counts. */
  private Seen<Readings> unjudged(AnalysisTarget current, Instant now) {
    certainty = certainty.seen(now, maxGap);
    Assessment assessment =
        current.traffic() ? gathered.assess(current) : Assessment.NOTHING_MEASURED;
    return new Seen.Known<>(
        new Readings(now, certainty.observed(), assessment, Optional.empty()), now);
  }

  @Override
  public void close() {
    session.close();
  }
}

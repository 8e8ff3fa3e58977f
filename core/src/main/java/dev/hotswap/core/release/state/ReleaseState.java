package dev.hotswap.core.release.state;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All that is remembered between two decisions; exactly what status holds.
 *
 * @param schema version of this layout; an unknown one is never touched
 * @param phase for people
 * @param stable what serves
 * @param attempt what is being tried
 * @param retained the version before, still warm
 * @param decided what the routes are to say
 * @param past what was rejected, answered and ended
 * @param outbox what is still to be told
 * @param deletion present once the release is being deleted
 */
public record ReleaseState(
    int schema,
    Phase phase,
    Optional<Serving> stable,
    Optional<Attempt> attempt,
    Optional<Retained> retained,
    DecidedSplit decided,
    Past past,
    List<Announcement> outbox,
    Optional<Deletion> deletion) {
  /** The layout this code reads and writes. */
  public static final int SCHEMA = 2;

  /** Of a release that nobody has looked at yet. */
  public static final ReleaseState NEW =
      new ReleaseState(
          SCHEMA,
          Phase.PREFLIGHT,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          DecidedSplit.NONE,
          Past.NONE,
          List.of(),
          Optional.empty());

  public ReleaseState {
    outbox = List.copyOf(outbox);
  }

  /** The split that was decided. */
  public Optional<Split> split() {
    return decided.split();
  }

  /** When that split was decided. */
  public Optional<Instant> splitAt() {
    return decided.since();
  }

  /** The form of the routes that is in force. */
  public Optional<RouteRevision> routes() {
    return decided.routes();
  }

  /** Revisions that are held, newest first. */
  public List<Rejected> rejected() {
    return past.rejected();
  }

  /** Token of the newest command that was answered. */
  public Optional<String> lastToken() {
    return past.lastToken();
  }

  /** How attempts ended, newest first. */
  public List<HistoryEntry> history() {
    return past.history();
  }

  /** What a candidate with pods of its own becomes: a lane of a slot that stable is not in. */
  public BackendId.Lane freeLane() {
    return Stream.of(Slot.values())
        .filter(slot -> stable.filter(serving -> serving.backend().isIn(slot)).isEmpty())
        .map(Slot::lane)
        .findFirst()
        .orElseThrow();
  }

  /** True of a release that nothing was ever decided about: its cluster objects are not known. */
  public boolean blank() {
    return stable.isEmpty() && attempt.isEmpty() && split().isEmpty() && history().isEmpty();
  }

  /** True when this revision was rolled back and is held. */
  public boolean rejects(Revision revision) {
    return rejected().stream().anyMatch(held -> held.target().revision().equals(revision));
  }

  /** True when the route gives this backend a share of requests. */
  public boolean serves(BackendId backend) {
    return share(backend) > 0;
  }

  /** True when the route gives one of these a share of requests. */
  public boolean serves(Predicate<BackendId> which) {
    return split().stream().flatMap(decided -> decided.shares().keySet().stream()).anyMatch(which);
  }

  /** True when the route sends requests to pods of this slot. */
  public boolean serves(Slot slot) {
    return serves((BackendId backend) -> backend.isIn(slot));
  }

  /** True where stable answers behind this backend. */
  public boolean isStable(BackendId backend) {
    return stable.filter(serving -> serving.backend().equals(backend)).isPresent();
  }

  /** Percent of requests that the route gives this backend. */
  public int share(BackendId backend) {
    return split().map(decided -> decided.share(backend)).orElse(0);
  }

  /** The same in another phase. */
  public ReleaseState in(Phase next) {
    return new ReleaseState(
        schema, next, stable, attempt, retained, decided, past, outbox, deletion);
  }

  /** The same, with this as stable. */
  public ReleaseState served(Serving by) {
    return new ReleaseState(
        schema, phase, Optional.of(by), attempt, retained, decided, past, outbox, deletion);
  }

  /** The same while this is tried. */
  public ReleaseState trying(Attempt next) {
    return new ReleaseState(
        schema, phase, stable, Optional.of(next), retained, decided, past, outbox, deletion);
  }

  /** The same with the attempt in this stage. */
  public ReleaseState at(Attempt running, Stage next) {
    return trying(running.at(next));
  }

  /** The same with this kept warm. */
  public ReleaseState retaining(Optional<Retained> next) {
    return new ReleaseState(schema, phase, stable, attempt, next, decided, past, outbox, deletion);
  }

  /** With this split, decided now unless it is the one in force. */
  public ReleaseState split(Optional<Split> next, Instant now) {
    return next.equals(split()) ? this : splitKnownSince(next, now);
  }

  /** With this split, decided at this moment whatever was in force. */
  public ReleaseState splitKnownSince(Optional<Split> next, Instant at) {
    return deciding(decided.to(next, at));
  }

  /** With routes in this form. */
  public ReleaseState routed(Optional<RouteRevision> next) {
    return deciding(decided.in(next));
  }

  /** With other words for the routes. */
  public ReleaseState deciding(DecidedSplit next) {
    return new ReleaseState(schema, phase, stable, attempt, retained, next, past, outbox, deletion);
  }

  /** With these still to be told. */
  public ReleaseState telling(List<Announcement> next) {
    return new ReleaseState(
        schema, phase, stable, attempt, retained, decided, past, next, deletion);
  }

  /** The same with another past. */
  public ReleaseState after(Past next) {
    return new ReleaseState(
        schema, phase, stable, attempt, retained, decided, next, outbox, deletion);
  }

  /** With these revisions rejected, newest first. */
  public ReleaseState rejecting(List<Rejected> next) {
    return after(past.rejecting(next));
  }

  /** After the attempt ended so. */
  public ReleaseState ended(HistoryEntry entry) {
    return new ReleaseState(
        schema,
        phase,
        stable,
        Optional.empty(),
        retained,
        decided,
        past.ended(entry),
        outbox,
        deletion);
  }

  /** The same while it is being deleted. */
  public ReleaseState leaving(Deletion next) {
    return new ReleaseState(
        schema, phase, stable, attempt, retained, decided, past, outbox, Optional.of(next));
  }
}

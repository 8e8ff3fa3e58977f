package dev.hotswap.core.release;

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
 * @param split every number that is written to a route; empty before anything was ready
 * @param splitAt when that split was decided: older sightings of the same split prove nothing
 * @param routes the form of the routes that is in force: the newest that was read back as written;
 *     empty while none was
 * @param rejected newest first, at most {@link #KEPT}
 * @param lastToken token of the newest command that was answered
 * @param outbox what is still to be told
 * @param history newest first, at most {@link #KEPT}
 * @param deletion present once the release is being deleted
 */
public record ReleaseState(
    int schema,
    Phase phase,
    Optional<Serving> stable,
    Optional<Attempt> attempt,
    Optional<Retained> retained,
    Optional<Split> split,
    Optional<Instant> splitAt,
    Optional<RouteRevision> routes,
    List<Rejected> rejected,
    Optional<String> lastToken,
    List<Announcement> outbox,
    List<HistoryEntry> history,
    Optional<Deletion> deletion) {
  /** The layout this code reads and writes. */
  public static final int SCHEMA = 2;

  /** How many rejected revisions and history entries are kept. */
  public static final int KEPT = 10;

  /** Of a release that nobody has looked at yet. */
  public static final ReleaseState NEW =
      new ReleaseState(
          SCHEMA,
          Phase.PREFLIGHT,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.empty());

  public ReleaseState {
    rejected = List.copyOf(rejected);
    outbox = List.copyOf(outbox);
    history = List.copyOf(history);
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
    return stable.isEmpty() && attempt.isEmpty() && split.isEmpty() && history.isEmpty();
  }

  /** True when this revision was rolled back and is held. */
  public boolean rejects(Revision revision) {
    return rejected.stream().anyMatch(held -> held.target().revision().equals(revision));
  }

  /** True when the route gives this backend a share of requests. */
  public boolean serves(BackendId backend) {
    return share(backend) > 0;
  }

  /** True when the route gives one of these a share of requests. */
  public boolean serves(Predicate<BackendId> which) {
    return split.stream().flatMap(decided -> decided.shares().keySet().stream()).anyMatch(which);
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
    return split.map(decided -> decided.share(backend)).orElse(0);
  }

  ReleaseState in(Phase next) {
    return new ReleaseState(
        schema, next, stable, attempt, retained, split, splitAt, routes, rejected, lastToken,
        outbox, history, deletion);
  }

  ReleaseState served(Serving by) {
    return new ReleaseState(
        schema,
        phase,
        Optional.of(by),
        attempt,
        retained,
        split,
        splitAt,
        routes,
        rejected,
        lastToken,
        outbox,
        history,
        deletion);
  }

  ReleaseState trying(Attempt next) {
    return new ReleaseState(
        schema,
        phase,
        stable,
        Optional.of(next),
        retained,
        split,
        splitAt,
        routes,
        rejected,
        lastToken,
        outbox,
        history,
        deletion);
  }

  ReleaseState at(Attempt running, Stage next) {
    return trying(running.at(next));
  }

  ReleaseState retaining(Optional<Retained> next) {
    return new ReleaseState(
        schema, phase, stable, attempt, next, split, splitAt, routes, rejected, lastToken, outbox,
        history, deletion);
  }

  ReleaseState split(Optional<Split> next, Instant now) {
    return next.equals(split) ? this : splitKnownSince(next, now);
  }

  ReleaseState splitKnownSince(Optional<Split> next, Instant at) {
    return new ReleaseState(
        schema,
        phase,
        stable,
        attempt,
        retained,
        next,
        Optional.of(at),
        next.isEmpty() ? Optional.empty() : routes, // a route that is taken away carries nothing
        rejected,
        lastToken,
        outbox,
        history,
        deletion);
  }

  ReleaseState routed(Optional<RouteRevision> next) {
    return new ReleaseState(
        schema, phase, stable, attempt, retained, split, splitAt, next, rejected, lastToken, outbox,
        history, deletion);
  }

  ReleaseState rejecting(List<Rejected> next) {
    return new ReleaseState(
        schema, phase, stable, attempt, retained, split, splitAt, routes, next, lastToken, outbox,
        history, deletion);
  }

  ReleaseState answered(String token) {
    return new ReleaseState(
        schema,
        phase,
        stable,
        attempt,
        retained,
        split,
        splitAt,
        routes,
        rejected,
        Optional.of(token),
        outbox,
        history,
        deletion);
  }

  ReleaseState telling(List<Announcement> next) {
    return new ReleaseState(
        schema, phase, stable, attempt, retained, split, splitAt, routes, rejected, lastToken, next,
        history, deletion);
  }

  ReleaseState ended(HistoryEntry entry) {
    return past(
        Optional.empty(), Stream.concat(Stream.of(entry), history.stream()).limit(KEPT).toList());
  }

  /** Without the newest entry of history, but with this one instead. */
  ReleaseState amended(HistoryEntry newest) {
    return past(attempt, Stream.concat(Stream.of(newest), history.stream().skip(1)).toList());
  }

  private ReleaseState past(Optional<Attempt> running, List<HistoryEntry> entries) {
    return new ReleaseState(
        schema, phase, stable, running, retained, split, splitAt, routes, rejected, lastToken,
        outbox, entries, deletion);
  }

  ReleaseState leaving(Deletion next) {
    return new ReleaseState(
        schema,
        phase,
        stable,
        attempt,
        retained,
        split,
        splitAt,
        routes,
        rejected,
        lastToken,
        outbox,
        history,
        Optional.of(next));
  }
}

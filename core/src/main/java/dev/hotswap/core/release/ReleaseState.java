package dev.hotswap.core.release;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import java.util.List;
import java.util.Optional;

/**
 * All that is remembered between two decisions; exactly what status holds.
 *
 * @param schema version of this layout; an unknown one is never touched
 * @param phase for people
 * @param stable what serves
 * @param attempt what is being tried
 * @param retained the version before, still warm
 * @param split every number that is written to a route; empty before anything was ready
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
    List<Rejected> rejected,
    Optional<String> lastToken,
    List<Announcement> outbox,
    List<HistoryEntry> history,
    Optional<Deletion> deletion) {
  /** The layout this code reads and writes. */
  public static final int SCHEMA = 1;

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

  /** The slot a new candidate goes to: the one that stable does not live in. */
  public Slot freeSlot() {
    return stable.map(s -> s.slot().other()).orElse(Slot.A);
  }
}

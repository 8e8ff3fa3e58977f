package dev.hotswap.core.release.state;

import dev.hotswap.core.plan.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How one attempt ended.
 *
 * @param timeline when it went back, where it did
 * @param summary one sentence with the numbers
 * @param warnings what preflight had warned of, one sentence each
 */
public record HistoryEntry(
    Target target,
    Outcome outcome,
    Instant startedAt,
    Instant finishedAt,
    Timeline timeline,
    String summary,
    List<String> warnings) {
  public HistoryEntry {
    warnings = List.copyOf(warnings);
  }

  /** When the gateway was surely seen to follow the split that the attempt left behind. */
  public Optional<Instant> followedAt() {
    return outcome == Outcome.PROMOTED ? Optional.of(finishedAt) : timeline.routeFollowedAt();
  }

  /** The same, seen at that time. */
  public HistoryEntry followedAt(Instant at) {
    return outcome == Outcome.PROMOTED
        ? new HistoryEntry(target, outcome, startedAt, at, timeline, summary, warnings)
        : new HistoryEntry(
            target, outcome, startedAt, finishedAt, timeline.followedAt(at), summary, warnings);
  }

  /** The ways an attempt can end. */
  public enum Outcome {
    PROMOTED("Promoted"),
    ROLLED_BACK("RolledBack"),
    SUPERSEDED("Superseded"),
    REVERTED("Reverted"),
    FAILED("Failed");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    /** The word in status and metrics. */
    public String word() {
      return word;
    }
  }
}

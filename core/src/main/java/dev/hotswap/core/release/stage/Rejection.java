package dev.hotswap.core.release.stage;

import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Cause;
import dev.hotswap.core.release.state.HistoryEntry;
import dev.hotswap.core.release.state.Past;
import dev.hotswap.core.release.state.Rejected;
import dev.hotswap.core.release.state.ReleaseState;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * A revision that goes back is held from the decision on, not from the end of its way back: whoever
 * asks for a retry need not wait for that.
 */
public final class Rejection {
  private Rejection() {}

  /** With the candidate held, where the cause asks for it; a restart's candidate is stable. */
  public static ReleaseState decided(ReleaseState state, Attempt attempt, Cause cause, Instant at) {
    if (!cause.rejects() || attempt.kind() == Attempt.Kind.RESTART) {
      return state;
    }
    String why = attempt.breach().map(breach -> Ending.verdict(attempt, breach)).orElse("");
    Rejected newest = new Rejected(attempt.candidate(), at, why);
    return state.rejecting(
        Stream.concat(
                Stream.of(newest), state.rejected().stream().filter(old -> !same(old, newest)))
            .limit(Past.KEPT)
            .toList());
  }

  /** At the end it is known how long it took; a revision that is to be retried stays so. */
  static ReleaseState ended(ReleaseState state, HistoryEntry entry) {
    return state.rejecting(
        state.rejected().stream()
            .map(
                held ->
                    held.target().revision().equals(entry.target().revision())
                        ? new Rejected(held.target(), held.at(), entry.summary())
                        : held)
            .toList());
  }

  private static boolean same(Rejected one, Rejected other) {
    return one.target().revision().equals(other.target().revision());
  }
}

package dev.hotswap.core.release.stage;

import dev.hotswap.core.release.input.DecisionInput;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Breach;
import dev.hotswap.core.release.state.Cause;
import dev.hotswap.core.release.state.Elapsed;
import dev.hotswap.core.release.state.HistoryEntry;
import dev.hotswap.core.release.state.HistoryEntry.Outcome;
import dev.hotswap.core.release.state.ReleaseState;

/** What is written down when an attempt is over. */
final class Ending {
  private Ending() {}

  /** The attempt went back, for the reason it carries. */
  static ReleaseState of(DecisionInput input, ReleaseState state, Attempt attempt) {
    Breach why = attempt.breach().orElseThrow();
    HistoryEntry entry =
        new HistoryEntry(
            attempt.candidate(),
            outcome(attempt, why.cause()),
            attempt.startedAt(),
            input.now(),
            Chronicle.of(input, state, attempt),
            summary(state, attempt, why),
            attempt.warnings());
    return Rejection.ended(state.ended(entry), entry);
  }

  /** The candidate is stable and nothing is left to do. */
  static ReleaseState promoted(DecisionInput input, ReleaseState state, Attempt attempt) {
    return state.ended(
        new HistoryEntry(
            attempt.candidate(),
            Outcome.PROMOTED,
            attempt.startedAt(),
            input.now(),
            attempt.timeline(),
            "promoted %s in %s"
                .formatted(
                    attempt.candidate().version(),
                    Elapsed.between(attempt.startedAt(), input.now())),
            attempt.warnings()));
  }

  private static Outcome outcome(Attempt attempt, Cause cause) {
    return switch (cause) {
      case SUPERSEDED -> Outcome.SUPERSEDED;
      case REVERTED -> Outcome.REVERTED;
      case BREACH, CRASH, DEADLINE, PULL_FAILED, START_FAILED, NO_DATA, ABORTED ->
          attempt.kind() == Attempt.Kind.FIRST ? Outcome.FAILED : Outcome.ROLLED_BACK;
    };
  }

  private static String summary(ReleaseState state, Attempt attempt, Breach why) {
    return verdict(attempt, why)
        + Chronicle.restoredAt(state, attempt)
            .map(at -> "; traffic restored in " + Elapsed.between(why.detectedAt(), at))
            .orElse("");
  }

  static String verdict(Attempt attempt, Breach why) {
    String verb =
        switch (outcome(attempt, why.cause())) {
          case FAILED -> "gave up";
          case ROLLED_BACK -> "rolled back";
          case SUPERSEDED, REVERTED, PROMOTED -> "stopped";
        };
    return "%s %s: %s".formatted(verb, attempt.candidate().version(), why.sentence());
  }
}

package dev.hotswap.core.release.machine;

import dev.hotswap.core.plan.OnBreach;
import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.input.DecisionInput;
import dev.hotswap.core.release.stage.Rollback;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Breach;
import dev.hotswap.core.release.state.Cause;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Serving;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.release.state.Stage.Promoting;
import dev.hotswap.core.release.state.Stage.Shifting;
import dev.hotswap.core.release.state.Stage.Starting;
import java.time.Instant;
import java.util.Optional;

/** What takes an attempt off its way: the spec asks for something else, or something broke. */
final class Interruption {
  private Interruption() {}

  static Optional<ReleaseState> of(DecisionInput input, ReleaseState state, Attempt attempt) {
    return switch (attempt.stage()) {
      case Stage.Finishing s -> Optional.empty();
      case Stage.Preparing _, Starting _ ->
          redirected(input, state, attempt).or(() -> broken(input, state, attempt));
      case Shifting s -> redirected(input, state, attempt).or(() -> judged(input, state, attempt));
      case Promoting s -> overtaken(input, state, attempt).or(() -> judged(input, state, attempt));
    };
  }

  private static Optional<ReleaseState> redirected(
      DecisionInput input, ReleaseState state, Attempt attempt) {
    Target wanted = input.intent().target();
    return reverted(input, state, attempt)
        .or(
            () ->
                wanted.revision().equals(attempt.candidate().revision())
                    ? Optional.empty()
                    : Optional.of(
                        Rollback.begin(
                            input,
                            state,
                            attempt,
                            because(
                                input,
                                Cause.SUPERSEDED,
                                "the spec asks for " + wanted.version() + " now"))));
  }

  /** A promotion that began is finished first; one that never got a route has not begun. */
  private static Optional<ReleaseState> overtaken(
      DecisionInput input, ReleaseState state, Attempt attempt) {
    return state.routes().isEmpty() && state.stable().isEmpty()
        ? redirected(input, state, attempt)
        : reverted(input, state, attempt);
  }

  private static Optional<ReleaseState> reverted(
      DecisionInput input, ReleaseState state, Attempt attempt) {
    return state
        .stable()
        .map(Serving::target)
        .filter(stable -> attempt.kind() != Attempt.Kind.RESTART)
        .filter(stable -> stable.revision().equals(input.intent().target().revision()))
        .map(
            stable ->
                Rollback.begin(
                    input,
                    state,
                    attempt,
                    because(
                        input,
                        Cause.REVERTED,
                        "the spec asks for " + stable.version() + " again")));
  }

  private static Optional<ReleaseState> broken(
      DecisionInput input, ReleaseState state, Attempt attempt) {
    return BreachDetector.breach(input, attempt)
        .map(why -> Rollback.begin(input, state, attempt, why));
  }

  private static Optional<ReleaseState> judged(
      DecisionInput input, ReleaseState state, Attempt attempt) {
    Optional<Breach> breach = BreachDetector.breach(input, attempt);
    boolean asks = breach.isPresent() && asksPerson(attempt, breach.get());
    if (!asks) {
      return breach.map(why -> Rollback.begin(input, state, attempt, why));
    }
    return breach
        .filter(why -> !attempt.held() && !overruled(attempt, why))
        .map(why -> state.trying(attempt.heldBy(heldFrom(why, attempt.stage().since()))));
  }

  /** Never before the stage it holds, whatever the clock did: an older breach holds nothing. */
  private static Breach heldFrom(Breach why, Instant since) {
    return why.detectedAt().isBefore(since)
        ? new Breach(why.cause(), why.metric(), why.sentence(), since)
        : why;
  }

  /** True of a broken limit that a person promoted over; a crash after that is another breach. */
  private static boolean overruled(Attempt attempt, Breach breach) {
    return breach.cause() == Cause.BREACH
        && attempt
            .breach()
            .filter(old -> old.cause() == Cause.BREACH && old.metric().equals(breach.metric()))
            .isPresent();
  }

  private static boolean asksPerson(Attempt attempt, Breach breach) {
    return attempt.plan().onBreach() == OnBreach.HOLD && breach.cause() != Cause.NO_DATA;
  }

  private static Breach because(DecisionInput input, Cause cause, String sentence) {
    return new Breach(cause, "", sentence, input.now());
  }
}

package dev.hotswap.core.release;

import dev.hotswap.core.plan.OnBreach;
import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.Stage.Promoting;
import dev.hotswap.core.release.Stage.Shifting;
import dev.hotswap.core.release.Stage.Starting;
import java.time.Instant;
import java.util.Optional;

/** What takes an attempt off its way: the spec asks for something else, or something broke. */
final class Interruption {
  private Interruption() {}

  static Optional<ReleaseState> of(Look look, ReleaseState state, Attempt attempt) {
    return switch (attempt.stage()) {
      case Stage.Finishing s -> Optional.empty();
      case Stage.Preparing _, Starting _ ->
          redirected(look, state, attempt).or(() -> broken(look, state, attempt));
      case Shifting s -> redirected(look, state, attempt).or(() -> judged(look, state, attempt));
      case Promoting s -> overtaken(look, state, attempt).or(() -> judged(look, state, attempt));
    };
  }

  private static Optional<ReleaseState> redirected(Look look, ReleaseState state, Attempt attempt) {
    Target wanted = look.intent().target();
    return reverted(look, state, attempt)
        .or(
            () ->
                wanted.revision().equals(attempt.candidate().revision())
                    ? Optional.empty()
                    : Optional.of(
                        Rollback.begin(
                            look,
                            state,
                            attempt,
                            because(
                                look,
                                Cause.SUPERSEDED,
                                "the spec asks for " + wanted.version() + " now"))));
  }

  /** A promotion that began is finished first; one that never got a route has not begun. */
  private static Optional<ReleaseState> overtaken(Look look, ReleaseState state, Attempt attempt) {
    return state.routes().isEmpty() && state.stable().isEmpty()
        ? redirected(look, state, attempt)
        : reverted(look, state, attempt);
  }

  private static Optional<ReleaseState> reverted(Look look, ReleaseState state, Attempt attempt) {
    return state
        .stable()
        .map(Serving::target)
        .filter(stable -> stable.revision().equals(look.intent().target().revision()))
        .map(
            stable ->
                Rollback.begin(
                    look,
                    state,
                    attempt,
                    because(
                        look, Cause.REVERTED, "the spec asks for " + stable.version() + " again")));
  }

  private static Optional<ReleaseState> broken(Look look, ReleaseState state, Attempt attempt) {
    return Watch.breach(look, attempt).map(why -> Rollback.begin(look, state, attempt, why));
  }

  private static Optional<ReleaseState> judged(Look look, ReleaseState state, Attempt attempt) {
    Optional<Breach> breach = Watch.breach(look, attempt);
    boolean asks = breach.isPresent() && asksPerson(attempt, breach.get());
    if (!asks) {
      return breach.map(why -> Rollback.begin(look, state, attempt, why));
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

  private static Breach because(Look look, Cause cause, String sentence) {
    return new Breach(cause, "", sentence, look.now());
  }
}

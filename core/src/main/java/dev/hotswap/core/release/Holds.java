package dev.hotswap.core.release;

import dev.hotswap.core.world.Problem;
import dev.hotswap.core.world.Readings;
import dev.hotswap.core.world.Seen;
import dev.hotswap.core.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The one place that says what holds a release, in every stage and between attempts. The machine
 * goes on where nothing does; phase, conditions, sentence and the next look derive from it. The
 * first thing that is missing is named, and a person's word before anything that may end by itself.
 */
public final class Holds {
  private Holds() {}

  /**
   * What holds the release; empty while it goes on, or has nothing to do.
   *
   * @param now observed time counts up to here
   */
  public static Optional<Obstacle> of(Intent intent, ReleaseState state, World world, Instant now) {
    return of(new Look(intent, world, now), state);
  }

  static Optional<Obstacle> of(Look look, ReleaseState state) {
    return state.attempt().map(attempt -> of(look, attempt)).orElseGet(() -> between(look, state));
  }

  /** What holds this attempt where it is. The way back, and what only finishes, is never held. */
  static Optional<Obstacle> of(Look look, Attempt attempt) {
    return switch (attempt.stage()) {
      case Stage.Preflight s -> paused(look, attempt).or(() -> inTheWay(look));
      case Stage.Staging s -> paused(look, attempt);
      case Stage.Starting s ->
          paused(look, attempt)
              .or(() -> capacity(look, attempt, Preparation.needed(attempt)))
              .or(() -> blind(look, attempt));
      case Stage.Shifting s -> StepGate.obstacle(look, attempt, s);
      case Stage.Promoting s -> breach(attempt).or(() -> capacity(look, attempt, 100));
      case Stage.Clearing _, Stage.Finishing _ -> Optional.empty();
    };
  }

  /** What keeps a new attempt from beginning, whatever it would find then. */
  static Optional<Obstacle> beginning(Look look, ReleaseState state) {
    return heldBack(look, state)
        .or(() -> pause(look.intent().paused()))
        .or(
            () ->
                look.intent().plan().isPresent()
                    ? Optional.empty()
                    : Optional.of(new Obstacle.NoPolicy()));
  }

  private static Optional<Obstacle> between(Look look, ReleaseState state) {
    boolean settled =
        state
            .stable()
            .filter(stable -> stable.target().revision().equals(look.intent().target().revision()))
            .isPresent();
    if (settled) {
      return Optional.empty();
    }
    boolean unremembered = state.blank() && !Adoption.populated(look).isEmpty();
    return heldBack(look, state)
        .or(() -> unremembered ? Optional.of(new Obstacle.NothingKnown()) : Optional.empty())
        .or(() -> pause(look.intent().paused()))
        .or(() -> blocked(look))
        .or(() -> beginning(look, state))
        .or(() -> inTheWay(look));
  }

  private static Optional<Obstacle> heldBack(Look look, ReleaseState state) {
    return state.rejected().stream()
        .filter(held -> held.target().revision().equals(look.intent().target().revision()))
        .<Obstacle>map(Obstacle.HeldBack::new)
        .findFirst();
  }

  private static Optional<Obstacle> inTheWay(Look look) {
    return switch (look.world().preflight()) {
      case Seen.Unknown<List<Problem>>(String why, Instant since) ->
          Optional.of(new Obstacle.PreflightUnseen(why));
      case Seen.Known<List<Problem>> known -> blocked(look);
    };
  }

  private static Optional<Obstacle> blocked(Look look) {
    List<Problem> blocking =
        look.world().preflight().known().orElse(List.of()).stream()
            .filter(Problem::blocks)
            .toList();
    return blocking.isEmpty() ? Optional.empty() : Optional.of(new Obstacle.InTheWay(blocking));
  }

  /** A pause never stops the way back to a version that ran. */
  private static Optional<Obstacle> paused(Look look, Attempt attempt) {
    return pause(look.intent().paused() && attempt.kind() != Attempt.Kind.REVERT);
  }

  private static Optional<Obstacle> pause(boolean paused) {
    return paused ? Optional.of(new Obstacle.Paused()) : Optional.empty();
  }

  private static Optional<Obstacle> breach(Attempt attempt) {
    return attempt.held() ? attempt.breach().map(Obstacle.BreachHeld::new) : Optional.empty();
  }

  /** What keeps so much weight from being given. */
  private static Optional<Obstacle> capacity(Look look, Attempt attempt, int weight) {
    if (!look.carries(attempt, weight)) {
      return Optional.of(new Obstacle.TooFewReady());
    }
    return look.reaches(attempt, weight)
        ? Optional.empty()
        : look.unreached(attempt, weight)
            .<Obstacle>map(Obstacle.NotReached::new)
            .or(() -> Optional.of(new Obstacle.TooFewReady()));
  }

  /** Weight is not shifted without anybody looking. */
  private static Optional<Obstacle> blind(Look look, Attempt attempt) {
    boolean measured = !attempt.plan().analysis().metrics().isEmpty();
    return switch (look.world().readings()) {
      case Seen.Unknown<Readings>(String why, Instant since) when measured ->
          Optional.of(new Obstacle.Blind(why, since));
      case Seen.Unknown<Readings> unmeasured -> Optional.empty();
      case Seen.Known<Readings> known -> Optional.empty();
    };
  }
}

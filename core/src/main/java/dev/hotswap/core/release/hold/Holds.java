package dev.hotswap.core.release.hold;

import dev.hotswap.core.release.input.DecisionInput;
import dev.hotswap.core.release.input.Intent;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Stage;
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
    return of(new DecisionInput(intent, world, now), state);
  }

  /** The same of one look. */
  public static Optional<Obstacle> of(DecisionInput input, ReleaseState state) {
    return state
        .attempt()
        .map(attempt -> of(input, attempt))
        .orElseGet(() -> between(input, state));
  }

  /** What holds this attempt where it is. The way back, and what only finishes, is never held. */
  public static Optional<Obstacle> of(DecisionInput input, Attempt attempt) {
    return switch (attempt.stage()) {
      case Stage.Preflight s -> paused(input, attempt).or(() -> inTheWay(input));
      case Stage.Staging s -> paused(input, attempt);
      case Stage.Starting s ->
          paused(input, attempt)
              .or(() -> capacity(input, attempt, attempt.weightToCarry()))
              .or(() -> blind(input, attempt));
      case Stage.Shifting s -> StepGate.obstacle(input, attempt, s);
      case Stage.Promoting s -> breach(attempt).or(() -> capacity(input, attempt, 100));
      case Stage.Clearing _, Stage.Finishing _ -> Optional.empty();
    };
  }

  /** What keeps a new attempt from beginning, whatever it would find then. */
  public static Optional<Obstacle> beginning(DecisionInput input, ReleaseState state) {
    return heldBack(input, state)
        .or(() -> pause(input.intent().paused()))
        .or(
            () ->
                input.intent().plan().isPresent()
                    ? Optional.empty()
                    : Optional.of(new Obstacle.NoPolicy()));
  }

  private static Optional<Obstacle> between(DecisionInput input, ReleaseState state) {
    boolean settled =
        state
            .stable()
            .filter(stable -> stable.target().revision().equals(input.intent().target().revision()))
            .isPresent();
    if (settled) {
      return Optional.empty();
    }
    boolean unremembered = state.blank() && !input.populated().isEmpty();
    return heldBack(input, state)
        .or(() -> unremembered ? Optional.of(new Obstacle.NothingKnown()) : Optional.empty())
        .or(() -> pause(input.intent().paused()))
        .or(() -> blocked(input))
        .or(() -> beginning(input, state))
        .or(() -> inTheWay(input));
  }

  private static Optional<Obstacle> heldBack(DecisionInput input, ReleaseState state) {
    return state.rejected().stream()
        .filter(held -> held.target().revision().equals(input.intent().target().revision()))
        .<Obstacle>map(Obstacle.HeldBack::new)
        .findFirst();
  }

  private static Optional<Obstacle> inTheWay(DecisionInput input) {
    return switch (input.world().preflight()) {
      case Seen.Unknown<List<Problem>>(String why, Instant since) ->
          Optional.of(new Obstacle.PreflightUnseen(why));
      case Seen.Known<List<Problem>> known -> blocked(input);
    };
  }

  private static Optional<Obstacle> blocked(DecisionInput input) {
    List<Problem> blocking =
        input.world().preflight().known().orElse(List.of()).stream()
            .filter(Problem::blocks)
            .toList();
    return blocking.isEmpty() ? Optional.empty() : Optional.of(new Obstacle.InTheWay(blocking));
  }

  /** A pause never stops the way back to a version that ran. */
  private static Optional<Obstacle> paused(DecisionInput input, Attempt attempt) {
    return pause(input.intent().paused() && attempt.kind() != Attempt.Kind.REVERT);
  }

  private static Optional<Obstacle> pause(boolean paused) {
    return paused ? Optional.of(new Obstacle.Paused()) : Optional.empty();
  }

  private static Optional<Obstacle> breach(Attempt attempt) {
    return attempt.held() ? attempt.breach().map(Obstacle.BreachHeld::new) : Optional.empty();
  }

  /** What keeps so much weight from being given. */
  private static Optional<Obstacle> capacity(DecisionInput input, Attempt attempt, int weight) {
    if (!input.carries(attempt, weight)) {
      return Optional.of(new Obstacle.TooFewReady());
    }
    return input.reaches(attempt, weight)
        ? Optional.empty()
        : input
            .unreached(attempt, weight)
            .<Obstacle>map(Obstacle.NotReached::new)
            .or(() -> Optional.of(new Obstacle.TooFewReady()));
  }

  /** Weight is not shifted without anybody looking. */
  private static Optional<Obstacle> blind(DecisionInput input, Attempt attempt) {
    boolean measured = !attempt.plan().analysis().metrics().isEmpty();
    return switch (input.world().readings()) {
      case Seen.Unknown<Readings>(String why, Instant since) when measured ->
          Optional.of(unusable(input, why, since));
      case Seen.Unknown<Readings> unmeasured -> Optional.empty();
      case Seen.Known<Readings> known -> Optional.empty();
    };
  }

  /** What keeps readings from being evidence: others' requests, or else that they stay away. */
  static Obstacle unusable(DecisionInput input, String why, Instant since) {
    return input
        .others()
        .<Obstacle>map(Obstacle.ForeignSenders::new)
        .orElseGet(() -> new Obstacle.Blind(why, since));
  }
}

package dev.hotswap.core.release;

import dev.hotswap.core.analysis.Finding;
import java.time.Instant;

/** Why a step does not pass just now. */
public sealed interface Obstacle {
  /** A limit was broken and the policy says to ask a person. */
  record BreachHeld(Breach breach) implements Obstacle {}

  /** {@code spec.paused} is true. */
  record Paused() implements Obstacle {}

  /** Too few pods of the candidate are ready for the step's weight. */
  record TooFewReady() implements Obstacle {}

  /** Some gateway pod does not reach as many of the candidate's pods as the step's weight needs. */
  record NotReached(Unreached pods) implements Obstacle {}

  /** The gateway was not yet seen to follow the step's weight. */
  record NotFollowed() implements Obstacle {}

  /**
   * Readings stay away, or something is missing from them.
   *
   * @param why for people
   * @param since since when
   */
  record Blind(String why, Instant since) implements Obstacle {}

  /** Both versions break a limit alike. */
  record SharedIncident(Finding finding) implements Obstacle {}

  /** The newest sample is older than the weight. */
  record NoFreshSample() implements Obstacle {}

  /** The step waits for {@code promote}. */
  record AwaitsPerson() implements Obstacle {}

  /** The step's time is not over. */
  record Holding() implements Obstacle {}

  /** The last step passed, but too few requests were seen to promise health. */
  record TooLittleEvidence() implements Obstacle {}

  /** Waiting for evidence took too long: a person decides. */
  record Inconclusive() implements Obstacle {}

  /** True where nothing but a person can end it. */
  default boolean needsPerson() {
    return switch (this) {
      case BreachHeld(Breach breach) -> true;
      case Paused() -> true;
      case AwaitsPerson() -> true;
      case Inconclusive() -> true;
      case TooFewReady() -> false;
      case NotReached(Unreached pods) -> false;
      case NotFollowed() -> false;
      case Blind(String why, Instant since) -> false;
      case SharedIncident(Finding finding) -> false;
      case NoFreshSample() -> false;
      case Holding() -> false;
      case TooLittleEvidence() -> false;
    };
  }
}

package dev.hotswap.core.release.hold;

import dev.hotswap.core.analysis.Finding;
import dev.hotswap.core.release.input.Unreached;
import dev.hotswap.core.release.state.Breach;
import dev.hotswap.core.release.state.Rejected;
import dev.hotswap.core.world.Problem;
import java.time.Instant;
import java.util.List;

/**
 * What holds a release just now. {@link Holds} says when; how it is told is the report's business.
 */
public sealed interface Obstacle {
  /** Nothing but a person can end it. */
  sealed interface ForPerson extends Obstacle {}

  /** It may end by itself, and nothing announces that: it is looked at again after a while. */
  sealed interface Rechecked extends Obstacle {}

  /** Whatever ends it is an event, or a time that the stage waits for. */
  sealed interface Awaited extends Obstacle {}

  /** Something stands in the way of a new version. */
  record InTheWay(List<Problem> problems) implements Rechecked {
    public InTheWay {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Nobody can tell what stands in the way.
   *
   * @param why for people
   */
  record PreflightUnseen(String why) implements Rechecked {}

  /** The policy is missing or says nothing that can be used. */
  record NoPolicy() implements Rechecked {}

  /** The version in spec was rolled back: it is not tried again by itself. */
  record HeldBack(Rejected rejected) implements Awaited {}

  /** Nothing is remembered, and what runs cannot be seen as a whole. */
  record NothingKnown() implements Awaited {}

  /** A limit was broken and the policy says to ask a person. */
  record BreachHeld(Breach breach) implements ForPerson {}

  /** {@code spec.paused} is true. */
  record Paused() implements ForPerson {}

  /** Too few pods of the candidate are ready for its weight, or its next one. */
  record TooFewReady() implements Awaited {}

  /** Some gateway pod does not reach as many of the candidate's pods as that weight needs. */
  record NotReached(Unreached pods) implements Awaited {}

  /** The gateway was not yet seen to follow the weight. */
  record NotFollowed() implements Awaited {}

  /**
   * Readings stay away, or something is missing from them.
   *
   * @param why for people
   * @param since since when
   */
  record Blind(String why, Instant since) implements Awaited {}

  /**
   * Something else sends requests to the slots, past the route: numbers are not the release's
   * alone.
   *
   * @param who a sentence
   */
  record ForeignSenders(String who) implements Awaited {}

  /** Both versions break a limit alike. */
  record SharedIncident(Finding finding) implements Awaited {}

  /** The newest sample is older than the weight. */
  record NoFreshSample() implements Awaited {}

  /** The step waits for {@code promote}. */
  record AwaitsPerson() implements ForPerson {}

  /** The step's time is not over. */
  record Holding() implements Awaited {}

  /** The last step passed, but too few requests were seen to promise health. */
  record TooLittleEvidence() implements Awaited {}

  /** Waiting for evidence took too long: a person decides. */
  record Inconclusive() implements ForPerson {}
}

package dev.hotswap.core.release;

import java.time.Instant;
import java.util.Optional;

/** How far an attempt has come. */
public sealed interface Stage {
  /** When this stage began. */
  Instant since();

  /** The slot still holds pods of something else: they go first. */
  record Clearing(Instant since) implements Stage {}

  /** Nothing is created until nothing stands in the way. */
  record Preflight(Instant since) implements Stage {}

  /** The image comes onto the pool's nodes, one puller a node. */
  record Staging(Instant since) implements Stage {}

  /** The candidate's pods start; they get no traffic. */
  record Starting(Instant since) implements Stage {}

  /**
   * A share of traffic goes to the candidate.
   *
   * @param step index into the plan's steps, from 0
   * @param since when this step was entered
   * @param weightSeenAt when the gateway was first seen to follow the step's weight
   * @param released true once a person ended this step's wait
   */
  record Shifting(int step, Instant since, Optional<Instant> weightSeenAt, boolean released)
      implements Stage {}

  /**
   * All steps passed: every request goes to the candidate, then the public Service follows, make
   * before break.
   */
  record Promoting(Move move, Instant since) implements Stage {
    /** What has been asked for last; each is left only after it was seen, plus a wait. */
    public enum Move {
      /** Every routed request to the candidate. */
      WEIGHT,
      /** The public Service selects both slots. */
      PUBLIC_BOTH,
      /** The public Service selects the candidate's slot alone. */
      PUBLIC_CANDIDATE
    }
  }

  /** The candidate is stable; requests in flight on the old slot finish. */
  record Draining(Instant since) implements Stage {}

  /**
   * Traffic goes back. Until {@code restoredAt} the route is the only thing that is written.
   *
   * @param since when it was decided
   * @param cause why
   * @param restoredAt when the gateway was seen to send everything to stable again
   */
  record RollingBack(Instant since, Cause cause, Optional<Instant> restoredAt) implements Stage {}
}

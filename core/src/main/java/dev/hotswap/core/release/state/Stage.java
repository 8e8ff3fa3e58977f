package dev.hotswap.core.release.state;

import dev.hotswap.core.plan.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How far an attempt has come. */
public sealed interface Stage {
  /** Nothing of the candidate runs yet: pods in its slot are those of a version before. */
  sealed interface Preparing extends Stage {}

  /** The candidate may get requests, is judged by them, and a breach may hold it. */
  sealed interface Exposed extends Stage {
    /** True once a person ended the wait; a new breach holds it again. */
    boolean released();

    /** The same, where a person ended the wait or a new breach holds it. */
    Exposed released(boolean now);
  }

  /** It is decided, and only has to be finished: nothing holds or interrupts it. */
  sealed interface Finishing extends Stage {}

  /** When this stage began. */
  Instant since();

  /** True once pods in the candidate's slot are its own, not those of a version before. */
  default boolean ownsSlot() {
    return switch (this) {
      case Preparing s -> false;
      case RollingBack s -> s.started();
      case Starting s -> true;
      case Exposed s -> true;
      case Draining s -> true;
    };
  }

  /** True where the candidate may be given requests. */
  default boolean takesTraffic() {
    return this instanceof Exposed;
  }

  /** True while nothing is created before nothing stands in the way. */
  default boolean awaitsPreflight() {
    return this instanceof Preflight;
  }

  /** True while its images come onto nodes. */
  default boolean pullsImages() {
    return this instanceof Staging;
  }

  /** The step that runs, an index into the plan's steps; empty where none does. */
  default OptionalInt runningStep() {
    return this instanceof Shifting shifting
        ? OptionalInt.of(shifting.step())
        : OptionalInt.empty();
  }

  /**
   * The candidate's percentage before it got the one that this stage gives it, as far as the stage
   * tells; where it may have had any of several, the smallest.
   */
  default OptionalInt weightBefore(List<Step> steps) {
    return OptionalInt.empty();
  }

  /** True where readings are waited for, or judged. */
  default boolean judged() {
    return this instanceof Starting || takesTraffic();
  }

  /** The slot still holds pods of something else: they go first. */
  record Clearing(Instant since) implements Preparing {}

  /** Nothing is created until nothing stands in the way. */
  record Preflight(Instant since) implements Preparing {}

  /** The image comes onto the pool's nodes, one puller a node. */
  record Staging(Instant since) implements Preparing {}

  /**
   * The candidate's pods start; they get no traffic.
   *
   * @param since from when on time counts against the candidate: the stage's beginning, later by
   *     all earlier time that did not count
   * @param excusedSince since when, unbroken, no time counts against the candidate: enough pods are
   *     ready for the first weight and something else is waited for, or its slot cannot be seen
   */
  record Starting(Instant since, Optional<Instant> excusedSince) implements Stage {
    /** Nothing is ready yet. */
    public Starting(Instant since) {
      this(since, Optional.empty());
    }

    /** From now on no time counts. */
    public Starting excused(Instant now) {
      return excusedSince.isPresent() ? this : new Starting(since, Optional.of(now));
    }

    /** From now on too few pods are seen to be ready: the time until now is not the candidate's. */
    public Starting unready(Instant now) {
      return excusedSince.isPresent() ? new Starting(counted(now)) : this;
    }

    /** From when on the candidate's time counts, should too few pods be ready from now on. */
    public Instant counted(Instant now) {
      return excusedSince
          .filter(now::isAfter)
          .map(at -> since.plus(Duration.between(at, now)))
          .orElse(since);
    }
  }

  /**
   * A share of traffic goes to the candidate.
   *
   * @param step index into the plan's steps, from 0
   * @param since when this step was entered
   * @param weightSeenAt since when, unbroken, the gateway follows the step's weight and enough pods
   *     carry it; empty stops the step's clock
   * @param counted observed time of this step from before the clock was stopped last
   * @param released true once a person ended this step's wait; a new breach holds it again
   */
  record Shifting(
      int step, Instant since, Optional<Instant> weightSeenAt, Duration counted, boolean released)
      implements Exposed {
    @Override
    public Shifting released(boolean now) {
      return new Shifting(step, since, weightSeenAt, counted, now);
    }

    @Override
    public OptionalInt weightBefore(List<Step> steps) {
      return OptionalInt.of(step == 0 ? 0 : steps.get(step - 1).weight());
    }
  }

  /**
   * All steps passed: every request goes to the candidate, then the public Service follows, make
   * before break.
   *
   * @param move what was asked for last
   * @param since when it was asked for
   * @param seenAt when it was first seen
   * @param released true where a person promoted in spite of a breach; a new one holds it again
   */
  record Promoting(Move move, Instant since, Optional<Instant> seenAt, boolean released)
      implements Exposed {
    @Override
    public Promoting released(boolean now) {
      return new Promoting(move, since, seenAt, now);
    }

    @Override
    public OptionalInt weightBefore(List<Step> steps) {
      return OptionalInt.of(steps.isEmpty() ? 0 : steps.getLast().weight());
    }

    /** What is asked for; each is left only after it was seen, plus a wait. */
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
  record Draining(Instant since) implements Finishing {}

  /**
   * Traffic goes back, and only then the candidate goes.
   *
   * @param leg what was asked for last
   * @param since when it was decided to go back
   * @param cause why
   * @param started true where the candidate's pods had been started: those in its slot are its own
   * @param publicMoved true where the public Service had begun to leave stable
   * @param restoredAt when the gateway was seen to send everything to stable again; stays empty
   *     where the candidate never had traffic
   * @param seenAt when a leg of the public Service was first seen
   */
  record RollingBack(
      Leg leg,
      Instant since,
      Cause cause,
      boolean started,
      boolean publicMoved,
      Optional<Instant> restoredAt,
      Optional<Instant> seenAt)
      implements Finishing {
    /** Nothing of it was seen yet. */
    public RollingBack(Leg leg, Instant since, Cause cause, boolean started, boolean publicMoved) {
      this(leg, since, cause, started, publicMoved, Optional.empty(), Optional.empty());
    }

    /** Any step may have been the last one. What contradicts the smallest contradicts them all. */
    @Override
    public OptionalInt weightBefore(List<Step> steps) {
      return steps.stream().mapToInt(Step::weight).filter(weight -> weight > 0).min();
    }

    /** The way back, in order. */
    public enum Leg {
      /** The route goes back, and nothing else is written until the gateway follows. */
      ROUTE_ALONE,
      /** The gateway takes long: everything else is looked after again meanwhile. */
      ROUTE,
      /** The public Service selects both slots again, where it had begun to leave stable. */
      PUBLIC_BOTH,
      /** The public Service selects stable alone. */
      PUBLIC_STABLE,
      /** Requests in flight on the candidate finish. */
      DRAIN,
      /** The candidate's pods go. */
      EMPTY
    }
  }
}

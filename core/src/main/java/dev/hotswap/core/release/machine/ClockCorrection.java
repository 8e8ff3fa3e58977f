package dev.hotswap.core.release.machine;

import dev.hotswap.core.release.input.DecisionInput;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.release.state.Stage.Clearing;
import dev.hotswap.core.release.state.Stage.Draining;
import dev.hotswap.core.release.state.Stage.Preflight;
import dev.hotswap.core.release.state.Stage.Promoting;
import dev.hotswap.core.release.state.Stage.RollingBack;
import dev.hotswap.core.release.state.Stage.Shifting;
import dev.hotswap.core.release.state.Stage.Staging;
import dev.hotswap.core.release.state.Stage.Starting;
import java.time.Duration;
import java.time.Instant;

/**
 * What is remembered from a clock that was ahead of this one: after a clock was set back, or on
 * another node. Whatever happened in what is now the future happened, at the latest, just now: no
 * wait ends sooner for it, and none gets longer by the difference of the clocks.
 */
public final class ClockCorrection {
  private static final Duration JUST_BEFORE = Duration.ofMillis(1);

  private final DecisionInput input;

  private ClockCorrection(DecisionInput input) {
    this.input = input;
  }

  /** Of a release that has something to wait for; any other costs no write for its clock. */
  public static ReleaseState of(DecisionInput input, ReleaseState state) {
    if (state.attempt().isEmpty() && state.retained().isEmpty()) {
      return state;
    }
    ClockCorrection clock = new ClockCorrection(input);
    ReleaseState split =
        state
            .splitAt()
            .filter(input.now()::isBefore)
            .map(future -> clock.unseen(state, future).splitKnownSince(state.split(), input.now()))
            .orElse(state);
    return split
        .attempt()
        .map(attempt -> split.at(attempt, clock.stage(attempt.stage())))
        .orElse(split);
  }

  /** What was seen before the split was decided stays before it. */
  private ReleaseState unseen(ReleaseState state, Instant decidedAt) {
    Instant before = input.now().minus(JUST_BEFORE);
    return state.history().stream()
        .findFirst()
        .filter(
            last ->
                last.followedAt().filter(decidedAt::isAfter).filter(before::isBefore).isPresent())
        .map(last -> state.after(state.past().amended(last.followedAt(before))))
        .orElse(state);
  }

  private Stage stage(Stage stage) {
    Instant since = past(stage.since());
    return switch (stage) {
      case Preflight s -> new Preflight(since);
      case Staging s -> new Staging(since);
      case Clearing s -> new Clearing(since);
      case Starting s -> new Starting(since, s.excusedSince().map(this::past));
      case Draining s -> new Draining(since);
      case Shifting s -> shifting(s, since);
      case Promoting s -> new Promoting(s.move(), since, s.seenAt().map(this::past), s.released());
      case RollingBack s ->
          new RollingBack(
              s.leg(),
              since,
              s.cause(),
              s.started(),
              s.publicMoved(),
              s.restoredAt().map(this::past),
              s.seenAt().map(this::past));
    };
  }

  private Shifting shifting(Shifting stage, Instant since) {
    Instant latest = input.evidenceFrom();
    return new Shifting(
        stage.step(),
        since,
        stage.weightSeenAt().map(at -> at.isAfter(latest) ? latest : at),
        stage.counted(),
        stage.released());
  }

  private Instant past(Instant at) {
    return at.isAfter(input.now()) ? input.now() : at;
  }
}

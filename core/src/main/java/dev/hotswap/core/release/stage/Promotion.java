package dev.hotswap.core.release.stage;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.desired.RouteChange;
import dev.hotswap.core.release.hold.Holds;
import dev.hotswap.core.release.input.DecisionInput;
import dev.hotswap.core.release.input.Timing;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Retained;
import dev.hotswap.core.release.state.Serving;
import dev.hotswap.core.release.state.Stage;
import dev.hotswap.core.release.state.Stage.Draining;
import dev.hotswap.core.release.state.Stage.Promoting;
import dev.hotswap.core.release.state.Stage.Promoting.Move;
import dev.hotswap.core.world.SlotPods;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the candidate stable: all weight, then the public Service, then the old slot drains. */
public final class Promotion {
  private Promotion() {}

  /** One look while every request goes to the candidate and the public Service follows. */
  public static ReleaseState advance(
      DecisionInput input, ReleaseState state, Attempt attempt, Promoting stage) {
    ReleaseState weighted =
        wanted(input, state, attempt)
            .map(split -> Traffic.toward(input, state, split))
            .orElse(state);
    Split all = Split.all(attempt.to());
    if (!weighted.equals(state)) {
      return weighted;
    }
    if (!state.split().equals(Optional.of(all))) {
      // The candidate lost its pods or never had enough: the public Service stays, or goes, back.
      // As old as before: what holds it goes on holding it.
      return state.at(
          attempt, new Promoting(Move.WEIGHT, stage.since(), Optional.empty(), stage.released()));
    }
    return Holds.of(input, attempt).isPresent() ? state : move(input, state, attempt, stage);
  }

  private static Optional<Split> wanted(DecisionInput input, ReleaseState state, Attempt attempt) {
    return Holds.of(input, attempt).isEmpty()
        ? Optional.of(Split.all(attempt.to()))
        : state.split();
  }

  private static ReleaseState move(
      DecisionInput input, ReleaseState state, Attempt attempt, Promoting stage) {
    return switch (stage.move()) {
      case WEIGHT -> weight(input, state, attempt, stage);
      case PUBLIC_BOTH ->
          seen(input, attempt, stage, attempt.both())
              .map(next -> state.at(attempt, next))
              .orElseGet(
                  () ->
                      settled(input, attempt, stage)
                          ? state.at(attempt, asking(input, stage, Move.PUBLIC_CANDIDATE))
                          : state);
      case PUBLIC_CANDIDATE ->
          seen(input, attempt, stage, Set.of(attempt.to()))
              .map(next -> state.at(attempt, next))
              .orElseGet(
                  () -> settled(input, attempt, stage) ? flipped(input, state, attempt) : state);
    };
  }

  private static ReleaseState weight(
      DecisionInput input, ReleaseState state, Attempt attempt, Promoting stage) {
    if (!input.followed(state)) {
      return state;
    }
    // Without a stable the public Service selected the candidate from the start.
    return state.stable().isPresent()
        ? state.at(attempt, asking(input, stage, Move.PUBLIC_BOTH))
        : flipped(input, state, attempt);
  }

  private static Optional<Stage> seen(
      DecisionInput input, Attempt attempt, Promoting stage, Set<BackendId> members) {
    boolean there =
        stage.seenAt().isPresent()
            ? input.publicMembersAre(members)
            : PublicMove.followed(input, attempt, members, attempt.to(), stage.since());
    return there == stage.seenAt().isPresent()
        ? Optional.empty()
        : Optional.of(
            new Promoting(
                stage.move(),
                stage.since(),
                there ? Optional.of(input.now()) : Optional.empty(),
                stage.released()));
  }

  private static boolean settled(DecisionInput input, Attempt attempt, Promoting stage) {
    Duration settle = Timing.publicSettle(attempt.plan());
    return stage.seenAt().filter(at -> input.passed(at, settle)).isPresent();
  }

  private static Promoting asking(DecisionInput input, Promoting stage, Move move) {
    return new Promoting(move, input.now(), Optional.empty(), stage.released());
  }

  private static ReleaseState flipped(DecisionInput input, ReleaseState state, Attempt attempt) {
    Instant until = input.now().plus(attempt.plan().retain());
    ReleaseState next =
        state
            .retaining(
                state.stable().map(old -> new Retained(old, until, Optional.of(attempt.plan()))))
            .served(
                new Serving(
                    attempt.candidate(),
                    attempt.to(),
                    host(state, attempt),
                    images(input, attempt),
                    RouteChange.ofCandidate(input.intent(), state, attempt)))
            .rejecting(
                state.rejected().stream()
                    .filter(r -> !r.target().revision().equals(attempt.candidate().revision()))
                    .toList());
    return state.stable().isPresent()
        ? next.at(attempt, new Draining(input.now()))
        : Ending.promoted(input, next, attempt);
  }

  /** Whoever takes over in the pods of stable leaves them as they were made. */
  private static Optional<Target> host(ReleaseState state, Attempt attempt) {
    return state
        .stable()
        .filter(stable -> stable.backend().sharesPodsWith(attempt.to()))
        .map(Serving::template);
  }

  private static Map<String, String> images(DecisionInput input, Attempt attempt) {
    return attempt.images().isEmpty()
        ? attempt.slot().flatMap(input::slot).map(SlotPods::images).orElse(Map.of())
        : attempt.images();
  }

  /** The old slot's requests finish; a revert to what it holds need not wait for them. */
  public static ReleaseState draining(
      DecisionInput input, ReleaseState state, Attempt attempt, Draining stage) {
    Split all = Split.all(attempt.to());
    // The old slot may have taken over: it gives back only to a candidate that has all its pods.
    Split wanted = input.carries(attempt, 100) ? all : state.split().orElse(all);
    ReleaseState safe = Traffic.toward(input, state, wanted);
    boolean revert =
        attempt.kind() != Attempt.Kind.RESTART
            && state
                .retained()
                .map(old -> old.serving().target().revision())
                .equals(Optional.of(input.intent().target().revision()));
    Duration limit = attempt.plan().drain();
    boolean drained =
        attempt.from().stream().allMatch(old -> Drain.finished(input, old, limit, stage.since()))
            && input.settled(safe, stage.since());
    return revert || drained ? Ending.promoted(input, safe, attempt) : safe;
  }
}

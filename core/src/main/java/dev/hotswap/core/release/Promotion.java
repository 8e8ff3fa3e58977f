package dev.hotswap.core.release;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.Stage.Draining;
import dev.hotswap.core.release.Stage.Promoting;
import dev.hotswap.core.release.Stage.Promoting.Move;
import dev.hotswap.core.world.SlotPods;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the candidate stable: all weight, then the public Service, then the old slot drains. */
final class Promotion {
  private Promotion() {}

  static ReleaseState advance(Look look, ReleaseState state, Attempt attempt, Promoting stage) {
    ReleaseState weighted =
        wanted(look, state, attempt).map(split -> Traffic.toward(look, state, split)).orElse(state);
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
    return Holds.of(look, attempt).isPresent() ? state : move(look, state, attempt, stage);
  }

  private static Optional<Split> wanted(Look look, ReleaseState state, Attempt attempt) {
    return Holds.of(look, attempt).isEmpty() ? Optional.of(Split.all(attempt.to())) : state.split();
  }

  private static ReleaseState move(
      Look look, ReleaseState state, Attempt attempt, Promoting stage) {
    return switch (stage.move()) {
      case WEIGHT -> weight(look, state, attempt, stage);
      case PUBLIC_BOTH ->
          seen(look, attempt, stage, attempt.both())
              .map(next -> state.at(attempt, next))
              .orElseGet(
                  () ->
                      settled(look, attempt, stage)
                          ? state.at(attempt, asking(look, stage, Move.PUBLIC_CANDIDATE))
                          : state);
      case PUBLIC_CANDIDATE ->
          seen(look, attempt, stage, Set.of(attempt.to()))
              .map(next -> state.at(attempt, next))
              .orElseGet(
                  () -> settled(look, attempt, stage) ? flipped(look, state, attempt) : state);
    };
  }

  private static ReleaseState weight(
      Look look, ReleaseState state, Attempt attempt, Promoting stage) {
    if (!look.followed(state)) {
      return state;
    }
    // Without a stable the public Service selected the candidate from the start.
    return state.stable().isPresent()
        ? state.at(attempt, asking(look, stage, Move.PUBLIC_BOTH))
        : flipped(look, state, attempt);
  }

  private static Optional<Stage> seen(
      Look look, Attempt attempt, Promoting stage, Set<BackendId> members) {
    boolean there =
        stage.seenAt().isPresent()
            ? look.publicMembersAre(members)
            : PublicMove.followed(look, attempt, members, attempt.to(), stage.since());
    return there == stage.seenAt().isPresent()
        ? Optional.empty()
        : Optional.of(
            new Promoting(
                stage.move(),
                stage.since(),
                there ? Optional.of(look.now()) : Optional.empty(),
                stage.released()));
  }

  private static boolean settled(Look look, Attempt attempt, Promoting stage) {
    Duration settle = Timing.publicSettle(attempt.plan());
    return stage.seenAt().filter(at -> look.passed(at, settle)).isPresent();
  }

  private static Promoting asking(Look look, Promoting stage, Move move) {
    return new Promoting(move, look.now(), Optional.empty(), stage.released());
  }

  private static ReleaseState flipped(Look look, ReleaseState state, Attempt attempt) {
    Instant until = look.now().plus(attempt.plan().retain());
    ReleaseState next =
        state
            .retaining(
                state.stable().map(old -> new Retained(old, until, Optional.of(attempt.plan()))))
            .served(
                new Serving(
                    attempt.candidate(),
                    attempt.to(),
                    host(state, attempt),
                    images(look, attempt),
                    RouteChange.ofCandidate(look.intent(), state, attempt)))
            .rejecting(
                state.rejected().stream()
                    .filter(r -> !r.target().revision().equals(attempt.candidate().revision()))
                    .toList());
    return state.stable().isPresent()
        ? next.at(attempt, new Draining(look.now()))
        : Ending.promoted(look, next, attempt);
  }

  /** Whoever takes over in the pods of stable leaves them as they were made. */
  private static Optional<Target> host(ReleaseState state, Attempt attempt) {
    return state
        .stable()
        .filter(stable -> stable.backend().sharesPodsWith(attempt.to()))
        .map(Serving::template);
  }

  private static Map<String, String> images(Look look, Attempt attempt) {
    return attempt.images().isEmpty()
        ? attempt.slot().flatMap(look::slot).map(SlotPods::images).orElse(Map.of())
        : attempt.images();
  }

  /** The old slot's requests finish; a revert to what it holds need not wait for them. */
  static ReleaseState draining(Look look, ReleaseState state, Attempt attempt, Draining stage) {
    Split all = Split.all(attempt.to());
    // The old slot may have taken over: it gives back only to a candidate that has all its pods.
    Split wanted = look.carries(attempt, 100) ? all : state.split().orElse(all);
    ReleaseState safe = Traffic.toward(look, state, wanted);
    boolean revert =
        state
            .retained()
            .filter(
                old -> old.serving().target().revision().equals(look.intent().target().revision()))
            .isPresent();
    Duration limit = attempt.plan().drain();
    boolean drained =
        attempt.from().stream().allMatch(old -> Drain.finished(look, old, limit, stage.since()))
            && look.settled(safe, stage.since());
    return revert || drained ? Ending.promoted(look, safe, attempt) : safe;
  }
}

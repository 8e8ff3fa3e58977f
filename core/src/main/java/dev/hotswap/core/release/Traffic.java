package dev.hotswap.core.release;

import dev.hotswap.core.plan.Sizing;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.world.Backend;
import dev.hotswap.core.world.World;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps requests on pods that are ready, whatever a stage asks for: a slot with nothing ready gets
 * no weight while the other slot has something ready; when nothing is ready anywhere, or a slot
 * cannot be seen, the split stays as it is.
 */
final class Traffic {
  private Traffic() {}

  /** The state with the split that comes nearest to {@code wanted}. */
  static ReleaseState toward(Look look, ReleaseState state, Split wanted) {
    return written(look, state, safe(wanted, state.split().orElse(wanted), look.world()));
  }

  /**
   * The state with everything sent to stable. The version before, where it stands in for a stable
   * that lost its pods, goes on until stable has enough of them, has as many as the version before,
   * or had time to get them.
   */
  static ReleaseState home(Look look, ReleaseState state, Slot stable) {
    return toward(
        look,
        state,
        returning(look, state, stable) ? Split.all(stable.other()) : Split.all(stable));
  }

  private static boolean returning(Look look, ReleaseState state, Slot stable) {
    boolean standsIn =
        state
            .retained()
            .map(old -> old.serving().slot())
            .filter(stable.other()::equals)
            .filter(slot -> state.split().equals(Optional.of(Split.all(slot))))
            .isPresent();
    int enough =
        Math.min(Sizing.capacity(100, look.intent().replicas()), ready(look, stable.other()));
    return standsIn
        && ready(look, stable) < enough
        && state.splitAt().filter(at -> !look.passed(at, Timing.STAND_IN)).isPresent();
  }

  private static int ready(Look look, Slot slot) {
    return look.backend(slot).map(Backend::ready).orElse(0);
  }

  /** The state with everything sent to {@code slot}, even where that slot cannot be seen. */
  static ReleaseState back(Look look, ReleaseState state, Slot slot) {
    return look.backend(slot).isEmpty()
        ? written(look, state, Split.all(slot))
        : toward(look, state, Split.all(slot));
  }

  private static ReleaseState written(Look look, ReleaseState state, Split split) {
    ReleaseState next = standIn(look, decided(look, state, Optional.of(split)));
    return next.attempt()
        .filter(attempt -> attempt.trafficSince().isEmpty() && split.of(attempt.slot()) > 0)
        .filter(Attempt::ownsSlot)
        .map(attempt -> next.trying(attempt.admitted(look.now(), look.world().counters())))
        .orElse(next);
  }

  private static ReleaseState decided(Look look, ReleaseState state, Optional<Split> split) {
    return look.start()
        .splitAt()
        .filter(at -> split.equals(look.start().split()))
        .filter(at -> !at.isAfter(look.now()))
        .map(at -> state.splitKnownSince(split, at))
        .orElseGet(() -> state.split(split, look.now()));
  }

  /** Pods that nobody remembers and that serve now are remembered, so that none goes too soon. */
  private static ReleaseState standIn(Look look, ReleaseState state) {
    return state
        .stable()
        .map(stable -> stable.slot().other())
        .filter(state::serves)
        .filter(slot -> state.retained().isEmpty())
        .filter(slot -> state.attempt().filter(Attempt::ownsSlot).isEmpty())
        .flatMap(look::serving)
        .map(found -> state.retaining(Optional.of(new Retained(found, look.now()))))
        .orElse(state);
  }

  private static Split safe(Split wanted, Split last, World world) {
    Optional<Slot> lost =
        Stream.of(Slot.values())
            .filter(
                slot ->
                    wanted.of(slot) > 0
                        && world.backend(slot).known().filter(Traffic::dead).isPresent())
            .findFirst();
    if (lost.isPresent()) {
      Slot other = lost.get().other();
      boolean alive = world.backend(other).known().filter(b -> !dead(b)).isPresent();
      return alive ? Split.all(other) : last;
    }
    boolean raisesUnseen =
        Stream.of(Slot.values())
            .anyMatch(
                slot -> wanted.of(slot) > last.of(slot) && world.backend(slot).known().isEmpty());
    return raisesUnseen ? last : wanted;
  }

  private static boolean dead(Backend backend) {
    return backend.ready() == 0;
  }
}

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
 * cannot be seen, the split stays as it is. And no weight rises before the gateway reaches as many
 * pods as it needs, unless requests would stay on a slot with nothing ready, or on a bad version.
 */
final class Traffic {
  private Traffic() {}

  /** The state with the split that comes nearest to {@code wanted}. */
  static ReleaseState toward(Look look, ReleaseState state, Split wanted) {
    Split last = state.split().orElse(wanted);
    Split safe = safe(wanted, last, look.world());
    return written(look, state, reached(look, state, last, safe) ? safe : last);
  }

  /** The same, but readiness alone is waited for. */
  static ReleaseState atOnce(Look look, ReleaseState state, Split wanted) {
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

  /**
   * The state with everything sent back to {@code slot}, even where that slot cannot be seen.
   *
   * @param why a bad version is left at once; for anything else the gateway has to reach the slot
   */
  static ReleaseState back(Look look, ReleaseState state, Slot slot, Cause why) {
    Split all = Split.all(slot);
    return look.backend(slot).isEmpty()
        ? written(look, state, all)
        : why.urgent() ? atOnce(look, state, all) : toward(look, state, all);
  }

  private static boolean reached(Look look, ReleaseState state, Split last, Split next) {
    return Stream.of(Slot.values())
        .filter(slot -> next.of(slot) > last.of(slot))
        .allMatch(
            slot ->
                look.backend(slot.other()).filter(Traffic::dead).isPresent()
                    || look.reachable(slot) >= needed(look, state, slot, next.of(slot)));
  }

  /**
   * As many pods as the weight needs; where a slot that serves already has fewer than that, all it
   * has, and one after a while: what stands in for it may be unproven.
   */
  private static int needed(Look look, ReleaseState state, Slot slot, int weight) {
    int replicas = state.attempt().map(look::replicas).orElse(look.intent().replicas());
    int capacity = Math.max(1, Sizing.capacity(weight, replicas));
    boolean candidate = state.attempt().filter(attempt -> attempt.slot() == slot).isPresent();
    if (candidate) {
      return capacity;
    }
    return hadTime(look, state) ? 1 : Math.min(capacity, Math.max(1, ready(look, slot)));
  }

  private static boolean hadTime(Look look, ReleaseState state) {
    return state.splitAt().filter(at -> look.passed(at, Timing.STAND_IN)).isPresent()
        && state
            .attempt()
            .filter(attempt -> !look.passed(attempt.stage().since(), Timing.STAND_IN))
            .filter(attempt -> attempt.stage() instanceof Stage.RollingBack)
            .isEmpty();
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
        .map(
            found ->
                state.retaining(Optional.of(new Retained(found, look.now(), look.intent().plan()))))
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

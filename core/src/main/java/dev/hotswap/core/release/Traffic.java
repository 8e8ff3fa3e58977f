package dev.hotswap.core.release;

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

  /** The state with everything sent to {@code slot}, even where that slot cannot be seen. */
  static ReleaseState back(Look look, ReleaseState state, Slot slot) {
    return look.backend(slot).isEmpty()
        ? written(look, state, Split.all(slot))
        : toward(look, state, Split.all(slot));
  }

  private static ReleaseState written(Look look, ReleaseState state, Split split) {
    ReleaseState next = state.split(Optional.of(split), look.now());
    return next.attempt()
        .filter(attempt -> attempt.trafficSince().isEmpty() && split.of(attempt.slot()) > 0)
        .map(attempt -> next.trying(attempt.admitted(look.now(), look.world().counters())))
        .orElse(next);
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

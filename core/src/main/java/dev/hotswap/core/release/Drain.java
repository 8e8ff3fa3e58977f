package dev.hotswap.core.release;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.world.Flow;
import java.time.Duration;
import java.time.Instant;

/**
 * When the requests of a slot that lost its weight are over: none in flight at any reporter; where
 * no reporter has such a gauge, none finished for the drain time; and in any case after the drain
 * time, because some streams never end.
 */
final class Drain {
  private Drain() {}

  static boolean finished(Look look, Slot slot, Duration drain, Instant since) {
    return look.passed(since, drain) || quiet(look, slot, drain);
  }

  /** True when nothing is left, so that nothing has to be cut. */
  static boolean quiet(Look look, Slot slot, Duration drain) {
    return look.backend(slot)
        .filter(
            backend ->
                backend.pods() == 0
                    || backend.flow().known().filter(flow -> quiet(look, flow, drain)).isPresent())
        .isPresent();
  }

  private static boolean quiet(Look look, Flow flow, Duration drain) {
    return flow.inFlight().isPresent()
        ? flow.inFlight().getAsInt() == 0
        : look.passed(flow.quietSince(), drain);
  }
}

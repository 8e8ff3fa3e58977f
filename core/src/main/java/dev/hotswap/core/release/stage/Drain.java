package dev.hotswap.core.release.stage;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.release.input.DecisionInput;
import dev.hotswap.core.world.Flow;
import java.time.Duration;
import java.time.Instant;

/**
 * When the requests of a backend that lost its weight are over: none in flight at any reporter;
 * where no reporter has such a gauge, none finished for the drain time; and in any case after the
 * drain time, because some streams never end.
 *
 * <p>Where others send requests to the slots too, nobody can tell theirs from those that are to
 * finish, nor see all of theirs: then the bound alone counts.
 */
public final class Drain {
  private Drain() {}

  /** True once no request is in flight behind this backend, or the drain's bound has passed. */
  public static boolean finished(
      DecisionInput input, BackendId backend, Duration drain, Instant since) {
    return input.passed(since, drain) || quiet(input, backend, drain);
  }

  /** True when nothing is left, so that nothing has to be cut. */
  public static boolean quiet(DecisionInput input, BackendId backend, Duration drain) {
    boolean gone = backend.slot().flatMap(input::slot).filter(slot -> slot.pods() == 0).isPresent();
    return gone
        || input
            .backend(backend)
            .filter(seen -> input.others().isEmpty())
            .flatMap(seen -> seen.flow().known())
            .filter(flow -> quiet(input, flow, drain))
            .isPresent();
  }

  private static boolean quiet(DecisionInput input, Flow flow, Duration drain) {
    return flow.inFlight().isPresent()
        ? flow.inFlight().getAsInt() == 0
        : input.passed(flow.quietSince(), drain);
  }
}

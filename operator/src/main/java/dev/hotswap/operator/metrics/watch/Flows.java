package dev.hotswap.operator.metrics.watch;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.world.Flow;
import dev.hotswap.core.world.Seen;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** What flows through both slots, seen or not. */
record Flows(Seen<Flow> a, Seen<Flow> b) {
  static Flows unknown(String why, Instant since) {
    return new Flows(new Seen.Unknown<>(why, since), new Seen.Unknown<>(why, since));
  }

  static Flows known(Function<Slot, Flow> flows, Instant at) {
    return new Flows(
        new Seen.Known<>(flows.apply(Slot.A), at), new Seen.Known<>(flows.apply(Slot.B), at));
  }

  /** Out of sight, since now or for as long as before. */
  Flows lost(String why, Instant now) {
    return switch (a) {
      case Seen.Known<Flow> known -> unknown(why, now);
      case Seen.Unknown<Flow> unknown -> unknown(why, unknown.since());
    };
  }

  Map<Slot, Seen<Flow>> bySlot() {
    return new EnumMap<>(Map.of(Slot.A, a, Slot.B, b));
  }
}

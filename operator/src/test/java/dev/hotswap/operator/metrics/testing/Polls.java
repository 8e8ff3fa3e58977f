package dev.hotswap.operator.metrics.testing;

import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.analysis.Sample;
import dev.hotswap.core.analysis.Tally;
import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.world.FewestMembers;
import dev.hotswap.core.world.Flow;
import dev.hotswap.operator.metrics.Failure;
import dev.hotswap.operator.metrics.Failure.Reason;
import dev.hotswap.operator.metrics.Passed;
import dev.hotswap.operator.metrics.Poll;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Polls of the metric "errors", with the candidate in slot B and one gateway pod. */
public final class Polls {
  private Polls() {}

  /** So many requests of each version in this sample, and so many of the candidate's failed. */
  public static Poll.Fresh fresh(Instant at, long stable, long candidate, long failed) {
    Counted errors = new Counted(new Tally(candidate, failed), new Tally(stable, 0));
    Flow flow = new Flow(OptionalInt.empty(), at);
    return new Poll.Fresh(
        Map.of(),
        List.of(new Sample(at, Map.of("errors", errors))),
        List.of(),
        Map.of(Slot.A.lane(), flow, Slot.B.lane(), flow),
        List.of(
            new Passed("gw-0", Slot.A.lane(), stable),
            new Passed("gw-0", Slot.B.lane(), candidate)));
  }

  /** Requests of both versions, and how many pods of each slot the gateway sends them to. */
  public static Poll.Fresh reaching(Instant at, Map<BackendId, Integer> members) {
    Poll.Fresh fresh = fresh(at, 180, 20, 0);
    return new Poll.Fresh(
        fresh.before(),
        fresh.samples(),
        fresh.totals(),
        fresh.flows(),
        fresh.passed(),
        members.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, slot -> new FewestMembers(slot.getValue(), "gw-0"))));
  }

  /** The same with a second pod that does not answer. */
  public static Poll.Partial partial(Instant at, long stable, long candidate, long failed) {
    return new Poll.Partial(
        fresh(at, stable, candidate, failed),
        List.of(new Failure(Reason.TIMEOUT, "gateway pod gw-1", "no answer in time")));
  }

  /** Nobody answers. */
  public static Poll.Failed failed() {
    return new Poll.Failed(
        new Failure(Reason.UNREACHABLE, "gateway pod gw-0", "connection refused"));
  }
}

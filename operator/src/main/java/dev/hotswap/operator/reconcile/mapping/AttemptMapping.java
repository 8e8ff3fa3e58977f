package dev.hotswap.operator.reconcile.mapping;

import dev.hotswap.api.policy.SwapMode;
import dev.hotswap.api.release.status.Attempt;
import dev.hotswap.api.release.status.AttemptKind;
import dev.hotswap.api.release.status.Breach;
import dev.hotswap.api.release.status.BreachCause;
import dev.hotswap.api.release.status.CounterTotal;
import dev.hotswap.core.analysis.Tally;
import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.state.Cause;
import dev.hotswap.core.world.Counter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The running attempt, both ways. */
final class AttemptMapping {
  /**
   * Of a gateway with hundreds of pods a restarted operator continues from the first ones' counters
   * and begins anew with the others'.
   */
  private static final long COUNTERS = 128 << 10;

  /** Names of fields and two numbers. */
  private static final long COUNTER = 100;

  private AttemptMapping() {}

  static Attempt write(dev.hotswap.core.release.state.Attempt attempt, FrozenPolicies policies) {
    return new Attempt(
        EnumMapping.name(AttemptKind.class, attempt.kind()),
        attempt.candidate().revision().hash(),
        StatusLimits.word(attempt.candidate().version()),
        attempt.from().map(BackendId::text).orElse(null),
        attempt.to().text(),
        SwapMode.POD_REPLACE,
        policies.of(attempt.plan()),
        attempt.floorReplicas(),
        attempt.startedAt(),
        StatusLimits.images(attempt.images()),
        attempt.routes().map(RouteRevision::hash).orElse(null),
        StatusLimits.warnings(attempt.warnings()),
        attempt.trafficSince().orElse(null),
        StatusLimits.within(
            COUNTERS,
            attempt.counters().stream().map(AttemptMapping::write).toList(),
            AttemptMapping::size),
        StageMapping.write(attempt.stage(), attempt.plan()),
        attempt.breach().map(AttemptMapping::write).orElse(null),
        PastMapping.write(attempt.timeline()));
  }

  private static CounterTotal write(Counter counter) {
    return new CounterTotal(
        StatusLimits.word(counter.reporter()),
        counter.backend().text(),
        StatusLimits.word(counter.metric()),
        counter.total().total(),
        counter.total().bad());
  }

  /** Bytes that a counter takes, about. */
  private static long size(CounterTotal counter) {
    return COUNTER
        + counter.reporter().getBytes(StandardCharsets.UTF_8).length
        + counter.metric().getBytes(StandardCharsets.UTF_8).length;
  }

  private static Breach write(dev.hotswap.core.release.state.Breach breach) {
    return new Breach(
        EnumMapping.name(BreachCause.class, breach.cause()),
        StatusLimits.word(breach.metric()),
        StatusLimits.sentence(breach.sentence()),
        breach.detectedAt());
  }

  static dev.hotswap.core.release.state.Attempt read(Attempt attempt) {
    return new dev.hotswap.core.release.state.Attempt(
        EnumMapping.name(dev.hotswap.core.release.state.Attempt.Kind.class, attempt.kind()),
        new Target(new Revision(attempt.revision()), attempt.version()),
        Optional.ofNullable(attempt.from()).map(BackendId::of),
        BackendId.of(attempt.to()),
        FrozenPolicies.plan(attempt.policy()),
        attempt.floorReplicas(),
        attempt.startedAt(),
        attempt.images(),
        Optional.ofNullable(attempt.routes()).map(RouteRevision::new),
        attempt.warnings(),
        Optional.ofNullable(attempt.trafficSince()),
        attempt.counters().stream().map(AttemptMapping::read).toList(),
        StageMapping.read(attempt.stage()),
        Optional.ofNullable(attempt.breach()).map(AttemptMapping::read),
        PastMapping.read(attempt.timeline()));
  }

  private static Counter read(CounterTotal counter) {
    return new Counter(
        counter.reporter(),
        BackendId.of(counter.backend()),
        counter.metric(),
        new Tally(counter.total(), counter.bad()));
  }

  private static dev.hotswap.core.release.state.Breach read(Breach breach) {
    return new dev.hotswap.core.release.state.Breach(
        EnumMapping.name(Cause.class, breach.cause()),
        breach.metric(),
        breach.sentence(),
        breach.detectedAt());
  }
}

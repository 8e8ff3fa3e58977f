package dev.hotswap.operator.report;

import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Breach;
import dev.hotswap.core.release.state.HistoryEntry;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.release.state.Stage.RollingBack;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Counts what happens to all releases together, and how long a bad version stayed. */
final class Happenings {
  private static final Duration[] BUCKETS = {
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(3),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5),
    Duration.ofMinutes(30)
  };

  private final MeterRegistry registry;
  private final Timer detect;
  private final Timer restore;

  Happenings(MeterRegistry registry) {
    this.registry = registry;
    detect =
        timer(
            "hotswap.time.to.detect",
            "From a bad version's first share of traffic to the decision against it");
    restore =
        timer(
            "hotswap.time.to.restore",
            "From the decision against a bad version to every request on stable again");
  }

  private Timer timer(String name, String description) {
    return Timer.builder(name)
        .description(description)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  void between(ReleaseState before, ReleaseState after) {
    Optional<RollingBack> was = goingBack(before);
    Optional<RollingBack> is = goingBack(after);
    if (was.isEmpty()) {
      is.ifPresent(back -> begun(back, after.attempt()));
    }
    ended(before, after);
  }

  private void begun(RollingBack back, Optional<Attempt> attempt) {
    String cause = back.cause().name().toLowerCase(Locale.ROOT);
    registry.counter("hotswap.rollbacks", "cause", cause).increment();
    attempt
        .filter(a -> back.cause().rejects())
        .flatMap(Attempt::trafficSince)
        .ifPresent(
            since ->
                detect.record(
                    positive(
                        since,
                        attempt
                            .flatMap(Attempt::breach)
                            .map(Breach::detectedAt)
                            .orElse(back.since()))));
  }

  private void ended(ReleaseState before, ReleaseState after) {
    Optional<HistoryEntry> newest = after.history().stream().findFirst();
    if (!newest.equals(before.history().stream().findFirst())) {
      newest.ifPresent(this::ended);
    }
  }

  private void ended(HistoryEntry entry) {
    registry.counter("hotswap.attempts", "outcome", entry.outcome().word()).increment();
    entry
        .timeline()
        .decidedAt()
        .ifPresent(
            detected ->
                entry
                    .timeline()
                    .routeFollowedAt()
                    .ifPresent(restored -> restore.record(positive(detected, restored))));
  }

  private static Optional<RollingBack> goingBack(ReleaseState state) {
    return state
        .attempt()
        .map(Attempt::stage)
        .filter(RollingBack.class::isInstance)
        .map(RollingBack.class::cast);
  }

  private static Duration positive(Instant from, Instant to) {
    return to.isAfter(from) ? Duration.between(from, to) : Duration.ZERO;
  }
}

package dev.hotswap.operator.metrics.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.metrics.MetricSource;
import dev.hotswap.operator.metrics.Watched;
import dev.hotswap.operator.metrics.testing.EnvoyLines;
import dev.hotswap.operator.metrics.testing.Metrics;
import dev.hotswap.operator.metrics.testing.PaymentTargets;
import dev.hotswap.operator.metrics.testing.PlayedGateways;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a release at rest costs in the operator's heap behind three gateway pods. */
class RestingSizeTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final int RELEASES = 2_000;
  private static final int PODS = 3;

  /** Measured are 3 KB (docs/analysis.md); collectors and class loading add some. */
  private static final long MOST_BYTES = 6 << 10;

  @Test
  void aReleaseAtRestTakesAFewKilobytes() throws IOException {
    try (PlayedGateways gateways = new PlayedGateways(PODS, START.minus(Duration.ofDays(1)));
        MetricSource source = gateways.source()) {
      IdleWatches room = new IdleWatches();
      room.rest(resting(0));
      count(gateways, 1_000);
      minutes(room, source, 1);
      long before = used();

      IntStream.range(1, RELEASES + 1).forEach(i -> room.rest(resting(i)));
      minutes(room, source, 2);
      count(gateways, 2_000);
      minutes(room, source, 3);
      long each = (used() - before) / RELEASES;

      assertThat(room.learned(key(RELEASES)).orElseThrow().baselines().get("errors"))
          .as("it has learned")
          .satisfies(errors -> assertThat(errors.requests()).isPositive());
      assertThat(each).isLessThan(MOST_BYTES);
    }
  }

  private static void minutes(IdleWatches room, MetricSource source, int minute) {
    Instant now = START.plus(Duration.ofMinutes(minute));
    room.glances(Map.of("gateway", source), now).forEach(Runnable::run);
  }

  private static void count(PlayedGateways gateways, long requests) {
    String page =
        IntStream.range(0, RELEASES + 1)
            .mapToObj(i -> EnvoyLines.requests(name(i) + "-a", 2, requests))
            .collect(Collectors.joining());
    IntStream.range(0, PODS).forEach(pod -> gateways.server(pod).page(page));
  }

  private static long used() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static Rest resting(int index) {
    return new Rest(
        key(index),
        new Watched(
            "shop",
            name(index),
            Map.of(Slot.A.lane(), name(index) + "-a", Slot.B.lane(), name(index) + "-b"),
            Set.of(80),
            Slot.A.lane(),
            Slot.B.lane(),
            List.of(Metrics.errors(), Metrics.p99())),
        PaymentTargets.starting(START, Metrics.errors(), Metrics.p99()).plan(),
        Remembered.NOTHING);
  }

  private static ReleaseKey key(int index) {
    return new ReleaseKey("shop", name(index));
  }

  private static String name(int index) {
    return "release-" + index;
  }
}

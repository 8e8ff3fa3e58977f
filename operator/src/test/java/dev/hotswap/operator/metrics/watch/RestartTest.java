package dev.hotswap.operator.metrics.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.analysis.Tally;
import dev.hotswap.core.analysis.Verdict;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.testing.ManualClock;
import dev.hotswap.core.world.Counter;
import dev.hotswap.core.world.Readings;
import dev.hotswap.operator.metrics.gateway.GatewaySource;
import dev.hotswap.operator.metrics.testing.EnvoyLines;
import dev.hotswap.operator.metrics.testing.Metrics;
import dev.hotswap.operator.metrics.testing.PaymentTargets;
import dev.hotswap.operator.metrics.testing.PlayedGateways;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** An operator that dies and comes back, before gateways that keep counting. */
class RestartTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final ManualClock clock = new ManualClock(START);
  @AutoClose private final PlayedGateways gateways;
  private final GatewaySource source;
  private long stable = 1_000_000;
  private long good;
  private long failed;

  RestartTest() throws IOException {
    gateways = new PlayedGateways(1, START.minus(Duration.ofDays(9)));
    source = gateways.source();
  }

  @Test
  void losesNoEvidence() {
    ReleaseWatch first = new ReleaseWatch(aim(List.of()), source, clock.instant());
    second(first, 180, 20, 0);
    List<Counter> remembered = first.sighting().counters();
    for (int i = 0; i < 10; i++) {
      second(first, 180, 19, 1);
    }
    first.close();
    traffic(1_800, 195, 5);
    clock.advance(Duration.ofSeconds(10));

    ReleaseWatch next = new ReleaseWatch(aim(remembered), source, clock.instant());
    second(next, 180, 20, 0);
    second(next, 180, 20, 0);

    Verdict.NotYet verdict =
        (Verdict.NotYet) readings(next).assessment().judged().getFirst().verdict();
    assertThat(verdict.finding().candidate()).isEqualTo(new Tally(440, 15));
    assertThat(verdict.finding().stable()).isEqualTo(new Tally(3_960, 0));
  }

  @Test
  void aBreachThatHappenedWhileNobodyLookedIsSeenAtTheFirstLook() {
    ReleaseWatch first = new ReleaseWatch(aim(List.of()), source, clock.instant());
    second(first, 180, 20, 0);
    List<Counter> remembered = first.sighting().counters();
    first.close();
    traffic(1_800, 100, 100);
    clock.advance(Duration.ofSeconds(10));

    ReleaseWatch next = new ReleaseWatch(aim(remembered), source, clock.instant());
    second(next, 180, 20, 0);

    assertThat(readings(next).assessment().breach().orElseThrow().candidate())
        .isEqualTo(new Tally(220, 100));
  }

  @Test
  void timeWithoutAnOperatorWasNotObserved() {
    ReleaseWatch first = new ReleaseWatch(aim(List.of()), source, clock.instant());
    second(first, 180, 20, 0);
    first.close();
    clock.advance(Duration.ofMinutes(5));

    ReleaseWatch next = new ReleaseWatch(aim(first.sighting().counters()), source, clock.instant());
    second(next, 180, 20, 0);
    second(next, 180, 20, 0);

    assertThat(readings(next).observed().between(START, clock.instant()))
        .isEqualTo(Duration.ofSeconds(1));
  }

  private static AnalysisTarget aim(List<Counter> baseline) {
    return PaymentTargets.starting(START, Metrics.errors())
        .trafficSince(START)
        .written(
            new Written(
                new Split(Slot.A.lane(), Slot.B.lane(), 10),
                START,
                Optional.of(Split.all(Slot.A.lane()))))
        .baseline(baseline)
        .aim();
  }

  private void second(ReleaseWatch watch, long toStable, long well, long badly) {
    traffic(toStable, well, badly);
    clock.advance(Duration.ofSeconds(1));
    watch.tick(clock.instant());
  }

  private void traffic(long toStable, long well, long badly) {
    stable += toStable;
    good += well;
    failed += badly;
    gateways
        .server(0)
        .page(
            EnvoyLines.requests("payment-a", 2, stable)
                + EnvoyLines.requests("payment-b", 2, good)
                + EnvoyLines.requests("payment-b", 5, failed));
  }

  private static Readings readings(ReleaseWatch watch) {
    return watch.sighting().readings().known().orElseThrow();
  }
}

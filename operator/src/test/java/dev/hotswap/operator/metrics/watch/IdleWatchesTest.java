package dev.hotswap.operator.metrics.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.analysis.Baseline;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.metrics.MetricSource;
import dev.hotswap.operator.metrics.Watched;
import dev.hotswap.operator.metrics.testing.EnvoyLines;
import dev.hotswap.operator.metrics.testing.Metrics;
import dev.hotswap.operator.metrics.testing.PaymentTargets;
import dev.hotswap.operator.metrics.testing.PlayedGateways;
import dev.hotswap.operator.metrics.testing.Reply;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class IdleWatchesTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  @AutoClose private final PlayedGateways gateways;
  private final MetricSource source;
  private final IdleWatches room = new IdleWatches();
  private Instant now = START;

  IdleWatchesTest() throws IOException {
    gateways = new PlayedGateways(2, START.minus(Duration.ofDays(1)));
    source = gateways.source();
  }

  @Test
  void manyReleasesShareOneLookAtEachPod() {
    for (int i = 0; i < 40; i++) {
      room.rest(resting("release" + i, Remembered.NOTHING));
    }
    counts(0, 0);

    minute();
    minute();

    assertThat(gateways.server(0).asked()).hasSize(2);
    assertThat(gateways.server(1).asked()).hasSize(2);
  }

  @Test
  void whatStableDidSinceTheGlanceBeforeIsLearnedAndNothingFromBefore() {
    room.rest(resting("payment", Remembered.NOTHING));
    counts(1_000_000, 5_000);
    minute();
    assertThat(errors().requests()).isZero();

    counts(1_000_600, 5_006);
    minute();

    assertThat(errors().requests()).isEqualTo(2 * 606.0);
    assertThat(room.learned(key("payment")).orElseThrow().until()).isEqualTo(now);
  }

  @Test
  void aClockThatIsSetBackStopsNoLearning() {
    room.rest(resting("payment", Remembered.NOTHING));
    counts(1_000, 10);
    minute();
    counts(1_600, 16);
    minute();

    now = now.minus(Duration.ofHours(1));
    room.onThisClock(now);
    counts(2_200, 22);
    minute();

    assertThat(errors().requests()).isEqualTo(2 * 2 * 606.0);
    assertThat(room.learned(key("payment")).orElseThrow().until()).isEqualTo(now);
  }

  @Test
  void aPodThatBeganAnewOrWasAwayTeachesFromItsNextGlanceOn() {
    room.rest(resting("payment", Remembered.NOTHING));
    counts(1_000, 10);
    minute();
    page(0, 50, 0);
    gateways.server(1).script(any -> Reply.status(503, ""));
    minute();
    assertThat(errors().requests()).isZero();

    page(0, 150, 0);
    minute();

    assertThat(errors().requests()).isEqualTo(100.0);
  }

  @Test
  void itGoesOnFromWhatIsRememberedAndAlsoAfterThePlanChanged() {
    room.rest(resting("payment", Remembered.NOTHING));
    counts(1_000, 10);
    minute();
    counts(2_000, 20);
    minute();
    Remembered first = room.learned(key("payment")).orElseThrow();

    IdleWatches next = new IdleWatches();
    next.rest(resting("payment", first));

    assertThat(next.learned(key("payment"))).contains(first);
  }

  private Baseline errors() {
    return Objects.requireNonNull(
        room.learned(key("payment")).orElseThrow().baselines().get("errors"));
  }

  private void minute() {
    now = now.plusSeconds(60);
    room.glances(Map.of("gateway", source), now).forEach(Runnable::run);
  }

  private void counts(long good, long failed) {
    page(0, good, failed);
    page(1, good, failed);
  }

  private void page(int pod, long good, long failed) {
    gateways
        .server(pod)
        .page(
            EnvoyLines.requests("payment-a", 2, good)
                + EnvoyLines.requests("payment-a", 5, failed));
  }

  private static Rest resting(String release, Remembered remembered) {
    return new Rest(
        key(release),
        new Watched(
            "shop",
            release,
            Map.of(Slot.A.lane(), release + "-a", Slot.B.lane(), release + "-b"),
            Set.of(80),
            Slot.A.lane(),
            Slot.B.lane(),
            List.of(Metrics.errors())),
        PaymentTargets.starting(START, Metrics.errors()).plan(),
        remembered);
  }

  private static ReleaseKey key(String release) {
    return new ReleaseKey("shop", release);
  }
}

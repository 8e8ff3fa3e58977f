package dev.hotswap.operator.metrics.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.analysis.Rule;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.testing.ManualClock;
import dev.hotswap.core.world.Readings;
import dev.hotswap.operator.metrics.testing.Metrics;
import dev.hotswap.operator.metrics.testing.PaymentTargets;
import dev.hotswap.operator.metrics.testing.Polls;
import dev.hotswap.operator.metrics.testing.ScriptedSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeekTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final ManualClock clock = new ManualClock(START);
  private final ScriptedSource source = new ScriptedSource(SECOND);
  private final PaymentTargets judged =
      PaymentTargets.starting(START, Metrics.errors()).trafficSince(START);

  @Test
  void aBreachIsToldBetweenTwoTicksWhileTheWeightsAreNew() {
    ReleaseWatch watch = watch(judged.written(written(START)));
    source.answer(now -> Polls.fresh(now, 180, 20, 0));
    source.answerBetween(now -> Polls.fresh(now, 45, 20, 20));
    tick(watch);

    assertThat(peek(watch)).isTrue();

    assertThat(readings(watch).assessment().breach()).isPresent();
    assertThat(peek(watch)).as("it is told once").isFalse();
  }

  @Test
  void aLookBetweenTwoTicksLeavesNoTrace() {
    ReleaseWatch watch = watch(judged.written(written(START)));
    ReleaseWatch ticked = watch(judged.written(written(START)));
    source.answer(now -> Polls.fresh(now, 180, 20, 0));
    source.answerBetween(now -> Polls.fresh(now, 45, 5, 1));
    tick(watch, 3);
    Sighting before = watch.sighting();

    assertThat(peek(watch)).isFalse();
    assertThat(watch.sighting()).isEqualTo(before);

    clock.set(START);
    tick(ticked, 4);
    clock.set(START.plusSeconds(3));
    tick(watch);
    assertThat(watch.sighting()).isEqualTo(ticked.sighting());
  }

  @Test
  void nobodyLooksBetweenTwoTicksWithoutAReason() {
    source.answer(now -> Polls.fresh(now, 180, 20, 0));
    source.answerBetween(now -> Polls.fresh(now, 45, 20, 20));
    Written nothing = new Written(Split.all(Slot.A.lane()), START, Optional.empty());
    ReleaseWatch longAgo = watch(judged.written(written(START)));
    tick(longAgo, 11);

    assertThat(peek(longAgo)).as("the weights are old").isFalse();
    clock.set(START);
    for (PaymentTargets aims :
        List.of(
            judged,
            judged.written(nothing),
            judged.written(written(START)).rule(Rule.THRESHOLD),
            judged.written(written(START)).withoutTraffic(),
            PaymentTargets.starting(START).trafficSince(START).written(written(START)),
            PaymentTargets.starting(START, Metrics.errors()).written(written(START)))) {
      assertThat(peek(watch(aims))).as(aims.toString()).isFalse();
    }
  }

  private static Written written(Instant at) {
    return new Written(
        new Split(Slot.A.lane(), Slot.B.lane(), 10), at, Optional.of(Split.all(Slot.A.lane())));
  }

  private boolean peek(ReleaseWatch watch) {
    return watch.peek(clock.instant().plusMillis(250));
  }

  private ReleaseWatch watch(PaymentTargets aims) {
    return new ReleaseWatch(aims.aim(), source, clock.instant());
  }

  private void tick(ReleaseWatch watch) {
    tick(watch, 1);
  }

  private void tick(ReleaseWatch watch, int times) {
    for (int i = 0; i < times; i++) {
      clock.advance(SECOND);
      watch.tick(clock.instant());
    }
  }

  private static Readings readings(ReleaseWatch watch) {
    return watch.sighting().readings().known().orElseThrow();
  }
}

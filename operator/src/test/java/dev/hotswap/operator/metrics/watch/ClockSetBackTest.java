package dev.hotswap.operator.metrics.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.analysis.Baseline;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.testing.ManualClock;
import dev.hotswap.operator.metrics.testing.PaymentTargets;
import dev.hotswap.operator.metrics.testing.Polls;
import dev.hotswap.operator.metrics.testing.ScriptedSource;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Watches whose clock is set back by an hour. */
class ClockSetBackTest {
  @AutoClose private final PaymentSchedule payment = new PaymentSchedule();
  private final ManualClock clock = payment.clock;
  private final ScriptedSource source = payment.source;
  private final WatchSchedule room = payment.room;
  private final PaymentTargets judged = payment.judged;

  @Test
  void aClockThatIsSetBackBeginsEveryWatchAnewAndWaitsForNothingThatIsYetToCome() throws Exception {
    Split tenth = new Split(Slot.A.lane(), Slot.B.lane(), 10);
    Written written =
        new Written(tenth, PaymentSchedule.START, Optional.of(Split.all(Slot.A.lane())));
    PaymentTargets aims = judged.trafficSince(PaymentSchedule.START).written(written);
    room.aim(aims.aim());
    source.answer(now -> Polls.fresh(now, 180, 20, 0));
    payment.tick();

    clock.advance(Duration.ofHours(-1));
    source.answer(now -> Polls.fresh(now, 180, 20, 15));
    payment.tick();
    room.aim(aims.aim());
    payment.tick();
    payment.tick();

    assertThat(source.opened()).hasSize(2);
    assertThat(room.look(PaymentTargets.PAYMENT).readings().known())
        .hasValueSatisfying(
            readings -> {
              assertThat(readings.newest()).isEqualTo(clock.instant());
              assertThat(readings.assessment().breach()).isPresent();
            });
    assertThat(room.look(PaymentTargets.PAYMENT).applied())
        .hasValueSatisfying(applied -> assertThat(applied.split()).isEqualTo(tenth));
  }

  @Test
  void whatWasLearnedOutlivesAClockThatIsSetBackAndMoreIsLearnedAtOnce() throws Exception {
    room.aim(judged.aim());
    source.answer(now -> Polls.fresh(now, 180, 0, 0));
    payment.tick();
    double before = learnedRequests();

    clock.advance(Duration.ofHours(-1));
    payment.tick();
    payment.tick();

    assertThat(before).isPositive();
    assertThat(learnedRequests()).isGreaterThan(before);
    assertThat(room.learned(PaymentTargets.PAYMENT).orElseThrow().until())
        .isEqualTo(clock.instant());
  }

  private double learnedRequests() {
    return room.learned(PaymentTargets.PAYMENT).orElseThrow().baselines().values().stream()
        .mapToDouble(Baseline::requests)
        .sum();
  }
}

package dev.hotswap.operator.metrics.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.testing.ManualClock;
import dev.hotswap.core.world.Seen;
import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.loop.Heartbeats;
import dev.hotswap.operator.metrics.Poll;
import dev.hotswap.operator.metrics.testing.Metrics;
import dev.hotswap.operator.metrics.testing.PaymentTargets;
import dev.hotswap.operator.metrics.testing.Polls;
import dev.hotswap.operator.metrics.testing.ScriptedSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class WatchScheduleTest {
  @AutoClose private final PaymentSchedule payment = new PaymentSchedule();
  private final ManualClock clock = payment.clock;
  private final ScriptedSource source = payment.source;
  private final List<ReleaseKey> changed = payment.changed;
  private final WatchSchedule room = payment.room;
  private final PaymentTargets judged = payment.judged;

  @Test
  void nothingIsWatchedUnlessSomebodyAims() throws Exception {
    payment.tick();

    assertThat(source.polls()).isZero();
    assertThat(room.look(PaymentTargets.PAYMENT).readings())
        .isEqualTo(new Seen.Unknown<>("nothing is watched", clock.instant()));
  }

  @Test
  void aNewSampleIsToldAndNothingNewIsNot() throws Exception {
    room.aim(judged.aim());
    source.answer(now -> Polls.fresh(now, 180, 20, 0));
    payment.tick();
    source.answer(now -> new Poll.Unchanged());
    payment.tick();

    assertThat(changed).containsExactly(PaymentTargets.PAYMENT);
    assertThat(room.look(PaymentTargets.PAYMENT).readings().known()).isPresent();
  }

  @Test
  void aimingTwiceAtOneAttemptIsOneWatch() {
    room.aim(judged.aim());
    room.aim(judged.trafficSince(PaymentSchedule.START).aim());

    assertThat(source.opened()).hasSize(1);
  }

  @Test
  void anotherAttemptBeginsAnew() throws Exception {
    room.aim(judged.trafficSince(PaymentSchedule.START).aim());
    source.answer(now -> Polls.fresh(now, 180, 20, 20));
    payment.tick();

    room.aim(PaymentTargets.starting(PaymentSchedule.START.plusSeconds(9), Metrics.errors()).aim());

    assertThat(source.opened()).hasSize(2);
    assertThat(source.closed()).isEqualTo(1);
    assertThat(room.look(PaymentTargets.PAYMENT).readings().known()).isEmpty();
  }

  @Test
  void anErrorOfOneWatchEndsNeitherItNorAnyOther() throws Exception {
    room.aim(judged.aim());
    source.answer(
        now -> {
          throw new StackOverflowError("played");
        });
    payment.tick();
    source.answer(now -> Polls.fresh(now, 180, 20, 0));
    payment.tick();

    assertThat(changed).containsExactly(PaymentTargets.PAYMENT);
  }

  @Test
  void whatIsDroppedIsNoLongerRead() throws Exception {
    room.aim(judged.aim());
    room.drop(PaymentTargets.PAYMENT);
    payment.tick();

    assertThat(source.polls()).isZero();
    assertThat(source.closed()).isEqualTo(1);
  }

  @Test
  void onceStartedItTicksByItself() {
    room.aim(judged.aim());
    room.start(new Heartbeats(System::nanoTime, new SimpleMeterRegistry()));

    Awaitility.await().until(() -> source.polls() > 1);
  }
}

package dev.hotswap.operator.metrics.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotswap.core.analysis.AnalysisPlan;
import dev.hotswap.core.testing.ManualClock;
import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.metrics.Poll;
import dev.hotswap.operator.metrics.testing.PaymentTargets;
import dev.hotswap.operator.metrics.testing.Polls;
import dev.hotswap.operator.metrics.testing.ScriptedSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Sources whose answers are late, or never come. */
class SlowSourcesTest {
  @AutoClose private final PaymentSchedule payment = new PaymentSchedule();
  private final ManualClock clock = payment.clock;
  private final ScriptedSource source = payment.source;
  private final List<ReleaseKey> changed = payment.changed;
  private final WatchSchedule room = payment.room;
  private final PaymentTargets judged = payment.judged;

  @Test
  void aWatchThatStillWaitsIsPassedOver() throws Exception {
    room.aim(judged.aim());
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    source.answer(
        now -> {
          begun.countDown();
          await(answer);
          return Polls.fresh(now, 180, 20, 0);
        });
    List<Future<?>> slow = room.tickAll();
    begun.await();

    payment.tick();
    answer.countDown();
    PaymentSchedule.finish(slow);

    assertThat(source.polls()).isEqualTo(1);
    assertThat(changed).containsExactly(PaymentTargets.PAYMENT);
  }

  @Test
  void aSourceWhoseAnswersAreLateDelaysNoWatchOfAnother() throws Exception {
    ScriptedSource quick = new ScriptedSource(Duration.ofSeconds(1));
    CountDownLatch answer = new CountDownLatch(1);
    source.answer(
        now -> {
          await(answer);
          return new Poll.Unchanged();
        });
    try (WatchSchedule two =
        new WatchSchedule(Map.of("gateway", source, "quick", quick), clock, changed::add)) {
      for (int n = 0; n < 200; n++) {
        two.aim(of("slow-" + n, "gateway"));
      }
      List<Future<?>> slow = two.tickAll();
      two.aim(of("other", "quick"));
      two.tickAll();

      Awaitility.await().until(() -> quick.polls() == 1);
      answer.countDown();
      PaymentSchedule.finish(slow);
    }
  }

  @Test
  void aWatchThatWaitsForAPlaceWaitsOnceHoweverOftenItIsTicked() throws Exception {
    int places = 64;
    CountDownLatch full = new CountDownLatch(places);
    CountDownLatch answer = new CountDownLatch(1);
    source.answer(
        now -> {
          full.countDown();
          await(answer);
          return new Poll.Unchanged();
        });
    for (int n = 0; n < places; n++) {
      room.aim(of("slow-" + n, "gateway"));
    }
    List<Future<?>> slow = room.tickAll();
    full.await();

    room.aim(of("other", "gateway"));
    List<Future<?>> waiting = new ArrayList<>();
    for (int second = 0; second < 20; second++) {
      waiting.addAll(room.tickAll());
    }
    answer.countDown();
    PaymentSchedule.finish(slow);
    PaymentSchedule.finish(waiting);

    assertThat(source.polls()).isEqualTo(places + 1);
  }

  @Test
  void aGlanceThatFailsIsAFailureOfTheTickAndNoOtherSourceMissesIt() {
    ScriptedSource quick = new ScriptedSource(Duration.ofSeconds(1));
    source.glanceFails(new StackOverflowError("played"));
    try (WatchSchedule two =
        new WatchSchedule(Map.of("gateway", source, "quick", quick), clock, changed::add)) {
      two.rest(resting("a", "gateway"));
      two.rest(resting("b", "quick"));

      assertThatThrownBy(two::glance).hasRootCauseInstanceOf(StackOverflowError.class);
      assertThat(quick.glances()).isEqualTo(1);
    }
  }

  private Rest resting(String release, String of) {
    AnalysisTarget aim = of(release, of);
    return new Rest(aim.release(), aim.watched(), aim.plan(), Remembered.NOTHING);
  }

  private AnalysisTarget of(String release, String of) {
    AnalysisTarget aim = judged.aim();
    AnalysisPlan plan = aim.plan();
    return new AnalysisTarget(
        new ReleaseKey("shop", release),
        aim.attempt(),
        aim.services(),
        aim.ports(),
        aim.stable(),
        aim.candidate(),
        new AnalysisPlan(
            of, plan.rule(), plan.metrics(), plan.noData(), plan.evidence(), plan.atFullWeight()),
        aim.looks(),
        aim.trafficSince(),
        aim.written(),
        aim.baseline(),
        aim.remembered(),
        aim.traffic(),
        aim.disturbed(),
        aim.unweighted());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}

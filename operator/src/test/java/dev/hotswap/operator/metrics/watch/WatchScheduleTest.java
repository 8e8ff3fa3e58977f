package dev.hotswap.operator.metrics.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotswap.core.analysis.AnalysisPlan;
import dev.hotswap.core.analysis.Baseline;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.testing.ManualClock;
import dev.hotswap.core.world.Problem;
import dev.hotswap.core.world.Seen;
import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.loop.Heartbeats;
import dev.hotswap.operator.metrics.Poll;
import dev.hotswap.operator.metrics.testing.Metrics;
import dev.hotswap.operator.metrics.testing.PaymentTargets;
import dev.hotswap.operator.metrics.testing.Polls;
import dev.hotswap.operator.metrics.testing.ScriptedSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchScheduleTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final ManualClock clock = new ManualClock(START);
  private final ScriptedSource source = new ScriptedSource(Duration.ofSeconds(1));
  private final List<ReleaseKey> changed = new CopyOnWriteArrayList<>();
  private final WatchSchedule room =
      new WatchSchedule(Map.of("gateway", source), clock, changed::add);
  private final PaymentTargets judged = PaymentTargets.starting(START, Metrics.errors());

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void nothingIsWatchedUnlessSomebodyAims() throws Exception {
    tick();

    assertThat(source.polls()).isZero();
    assertThat(room.look(PaymentTargets.PAYMENT).readings())
        .isEqualTo(new Seen.Unknown<>("nothing is watched", clock.instant()));
  }

  @Test
  void aNewSampleIsToldAndNothingNewIsNot() throws Exception {
    room.aim(judged.aim());
    source.answer(now -> Polls.fresh(now, 180, 20, 0));
    tick();
    source.answer(now -> new Poll.Unchanged());
    tick();

    assertThat(changed).containsExactly(PaymentTargets.PAYMENT);
    assertThat(room.look(PaymentTargets.PAYMENT).readings().known()).isPresent();
  }

  @Test
  void aimingTwiceAtOneAttemptIsOneWatch() {
    room.aim(judged.aim());
    room.aim(judged.trafficSince(START).aim());

    assertThat(source.opened()).hasSize(1);
  }

  @Test
  void anotherAttemptBeginsAnew() throws Exception {
    room.aim(judged.trafficSince(START).aim());
    source.answer(now -> Polls.fresh(now, 180, 20, 20));
    tick();

    room.aim(PaymentTargets.starting(START.plusSeconds(9), Metrics.errors()).aim());

    assertThat(source.opened()).hasSize(2);
    assertThat(source.closed()).isEqualTo(1);
    assertThat(room.look(PaymentTargets.PAYMENT).readings().known()).isEmpty();
  }

  @Test
  void aClockThatIsSetBackBeginsEveryWatchAnewAndWaitsForNothingThatIsYetToCome() throws Exception {
    Split tenth = new Split(Slot.A.lane(), Slot.B.lane(), 10);
    Written written = new Written(tenth, START, Optional.of(Split.all(Slot.A.lane())));
    PaymentTargets aims = judged.trafficSince(START).written(written);
    room.aim(aims.aim());
    source.answer(now -> Polls.fresh(now, 180, 20, 0));
    tick();

    clock.advance(Duration.ofHours(-1));
    source.answer(now -> Polls.fresh(now, 180, 20, 15));
    tick();
    room.aim(aims.aim());
    tick();
    tick();

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
    tick();
    double before = learnedRequests();

    clock.advance(Duration.ofHours(-1));
    tick();
    tick();

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

  @Test
  void anErrorOfOneWatchEndsNeitherItNorAnyOther() throws Exception {
    room.aim(judged.aim());
    source.answer(
        now -> {
          throw new StackOverflowError("played");
        });
    tick();
    source.answer(now -> Polls.fresh(now, 180, 20, 0));
    tick();

    assertThat(changed).containsExactly(PaymentTargets.PAYMENT);
  }

  @Test
  void whatIsDroppedIsNoLongerRead() throws Exception {
    room.aim(judged.aim());
    room.drop(PaymentTargets.PAYMENT);
    tick();

    assertThat(source.polls()).isZero();
    assertThat(source.closed()).isEqualTo(1);
  }

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

    tick();
    answer.countDown();
    finish(slow);

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
      finish(slow);
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
    finish(slow);
    finish(waiting);

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

  @Test
  void aSourceThatNobodyConfiguredIsAProblemAndAnUnknown() throws Exception {
    PaymentTargets aims = PaymentTargets.starting(START, Metrics.errors());
    try (WatchSchedule empty = new WatchSchedule(Map.of(), clock, changed::add)) {
      empty.aim(aims.aim());
      finish(empty.tickAll());

      assertThat(empty.check(aims.plan()))
          .extracting(Problem::message)
          .containsExactly(
              "the operator's settings name no metric source 'gateway'; they name none");
      assertThat(empty.look(PaymentTargets.PAYMENT).readings())
          .isInstanceOfSatisfying(
              Seen.Unknown.class, unknown -> assertThat(unknown.why()).contains("gateway"));
    }
  }

  @Test
  void aPlanWithoutMetricsNeedsNoSource() {
    try (WatchSchedule empty = new WatchSchedule(Map.of(), clock, changed::add)) {
      assertThat(empty.check(PaymentTargets.starting(START).plan())).isEmpty();
    }
  }

  @Test
  void onceStartedItTicksByItself() {
    room.aim(judged.aim());
    room.start(new Heartbeats(System::nanoTime, new SimpleMeterRegistry()));

    Awaitility.await().until(() -> source.polls() > 1);
  }

  private void tick() throws InterruptedException, ExecutionException {
    clock.advance(Duration.ofSeconds(1));
    finish(room.tickAll());
  }

  private static void finish(List<Future<?>> ticks)
      throws InterruptedException, ExecutionException {
    for (Future<?> tick : ticks) {
      tick.get();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.hotswap.operator.metrics.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.analysis.Verdict;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.testing.ManualClock;
import dev.hotswap.core.world.FewestMembers;
import dev.hotswap.core.world.Flow;
import dev.hotswap.core.world.Readings;
import dev.hotswap.core.world.Seen;
import dev.hotswap.operator.metrics.Poll;
import dev.hotswap.operator.metrics.testing.Metrics;
import dev.hotswap.operator.metrics.testing.PaymentTargets;
import dev.hotswap.operator.metrics.testing.Polls;
import dev.hotswap.operator.metrics.testing.ScriptedSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReleaseWatchTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final ManualClock clock = new ManualClock(START);
  private final ScriptedSource source = new ScriptedSource(SECOND);
  private final PaymentTargets judged =
      PaymentTargets.starting(START, Metrics.errors()).trafficSince(START);

  @Test
  void knowsNothingBeforeTheFirstSample() {
    ReleaseWatch watch = watch(judged);
    source.answer(now -> Polls.failed());

    tick(watch);

    assertThat(watch.sighting().readings())
        .isEqualTo(
            new Seen.Unknown<>("gateway pod gw-0: connection refused", START.plusSeconds(1)));
  }

  @Test
  void countsUnbrokenGoodReadingsAsObservedTime() {
    ReleaseWatch watch = watch(judged);
    source.answer(now -> Polls.fresh(now, 180, 20, 0));

    tick(watch, 10);

    assertThat(observed(watch)).isEqualTo(Duration.ofSeconds(9));
    assertThat(readings(watch).doubt()).isEmpty();
  }

  @Test
  void aGapIsNotObservedTime() {
    ReleaseWatch watch = watch(judged);
    source.answer(now -> Polls.fresh(now, 180, 20, 0));
    tick(watch, 5);
    source.answer(now -> Polls.failed());
    tick(watch, 60);
    source.answer(now -> Polls.fresh(now, 180, 20, 0));
    tick(watch, 5);

    assertThat(observed(watch)).isEqualTo(Duration.ofSeconds(4 + 4));
  }

  @Test
  void aHiccupShorterThanThreeSecondsIsNoGap() {
    ReleaseWatch watch = watch(judged);
    source.answer(now -> Polls.fresh(now, 180, 20, 0));
    tick(watch, 5);
    source.answer(now -> Polls.failed());
    tick(watch, 2);
    source.answer(now -> Polls.fresh(now, 180, 20, 0));
    tick(watch);

    assertThat(observed(watch)).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void whatTheGatewayReachesIsKnownOnlyWhileAllOfItsPodsSayIt() {
    ReleaseWatch watch = watch(judged);
    assertThat(watch.sighting().members(Slot.B.lane()).known()).isEmpty();

    source.answer(now -> Polls.reaching(now, Map.of(Slot.A.lane(), 4, Slot.B.lane(), 2)));
    tick(watch);
    assertThat(watch.sighting().members(Slot.A.lane()).known())
        .contains(new FewestMembers(4, "gw-0"));
    assertThat(watch.sighting().members(Slot.B.lane()).known())
        .contains(new FewestMembers(2, "gw-0"));

    source.answer(now -> Polls.partial(now, 180, 20, 0));
    tick(watch);
    assertThat(watch.sighting().members(Slot.A.lane()).known()).isEmpty();

    source.answer(now -> Polls.fresh(now, 180, 20, 0));
    tick(watch);
    assertThat(watch.sighting().members(Slot.A.lane()).known()).isEmpty();
  }

  @Test
  void doubtBeginsOnceAndEndsWithAGoodReading() {
    ReleaseWatch watch = watch(judged);
    source.answer(now -> Polls.fresh(now, 180, 20, 0));
    tick(watch);
    source.answer(now -> Polls.failed());
    tick(watch);
    source.answer(now -> Polls.partial(now, 180, 20, 0));
    tick(watch);

    assertThat(readings(watch).doubt())
        .contains(new Readings.Doubt("gateway pod gw-1: no answer in time", START.plusSeconds(2)));
    source.answer(now -> Polls.fresh(now, 180, 20, 0));
    tick(watch);
    assertThat(readings(watch).doubt()).isEmpty();
  }

  @Test
  void aPartialReadingConvictsAndDoesNotAcquit() {
    ReleaseWatch watch = watch(judged);
    source.answer(now -> Polls.partial(now, 180, 20, 20));

    tick(watch, 5);

    assertThat(readings(watch).assessment().breach()).isPresent();
    assertThat(observed(watch)).isZero();
  }

  @Test
  void anOldNewestSampleIsDoubtful() {
    ReleaseWatch watch = watch(judged);
    source.answer(now -> Polls.fresh(now, 180, 20, 0));
    tick(watch);
    source.answer(now -> new Poll.Unchanged());

    tick(watch, 3);
    assertThat(readings(watch).doubt()).isEmpty();
    tick(watch);

    assertThat(readings(watch).doubt().orElseThrow().why()).contains("no new sample");
  }

  @Test
  void aSlowSourceHasThreeOfItsIntervals() {
    ScriptedSource slow = new ScriptedSource(Duration.ofSeconds(15));
    ReleaseWatch watch = new ReleaseWatch(judged.aim(), slow, clock.instant());
    slow.answer(now -> Polls.fresh(now, 180, 20, 0));
    tick(watch);
    slow.answer(now -> new Poll.Unchanged());

    tick(watch, 45);
    assertThat(readings(watch).doubt()).isEmpty();
    tick(watch);

    assertThat(readings(watch).doubt()).isPresent();
  }

  @Test
  void whatWasCountedBeforeTheCandidateHadTrafficIsNoEvidence() {
    PaymentTargets preparing = PaymentTargets.starting(START, Metrics.errors());
    ReleaseWatch watch = watch(preparing);
    source.answer(now -> Polls.fresh(now, 200, 0, 0));
    tick(watch, 100);
    assertThat(readings(watch).assessment().healthy()).isFalse();

    watch.follow(preparing.trafficSince(clock.instant()).aim());
    source.answer(now -> Polls.fresh(now, 180, 20, 0));
    tick(watch, 10);

    assertThat(finding(watch)).isEqualTo(new Counts(200, 1_800));
  }

  @Test
  void anotherStepKeepsTheEvidence() {
    ReleaseWatch watch = watch(judged);
    source.answer(now -> Polls.fresh(now, 180, 20, 0));
    tick(watch, 10);

    assertThat(watch.follow(judged.looks(7).aim())).isTrue();
    tick(watch);

    assertThat(finding(watch)).isEqualTo(new Counts(220, 1_980));
  }

  @Test
  void anotherAttemptCannotBeFollowed() {
    ReleaseWatch watch = watch(judged);

    assertThat(watch.follow(PaymentTargets.starting(START.plusSeconds(9), Metrics.errors()).aim()))
        .isFalse();
  }

  @Test
  void withoutMetricsTimeAloneCountsWhateverTheSourceSays() {
    ReleaseWatch watch = watch(PaymentTargets.starting(START));
    source.answer(now -> Polls.failed());

    tick(watch, 5);

    assertThat(observed(watch)).isEqualTo(Duration.ofSeconds(4));
    assertThat(readings(watch).doubt()).isEmpty();
    assertThat(readings(watch).assessment().healthy()).isTrue();
  }

  @Test
  void aSourceThatIsNotNeededIsLeftAlone() {
    ReleaseWatch watch = watch(judged.withoutTraffic());

    tick(watch, 5);

    assertThat(source.polls()).isZero();
    assertThat(observed(watch)).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void whatFlowsIsUnknownWhileSomebodyIsSilent() {
    ReleaseWatch watch = watch(judged);
    source.answer(now -> Polls.fresh(now, 180, 20, 0));
    tick(watch);
    assertThat(watch.sighting().flow(Slot.A.lane())).isInstanceOf(Seen.Known.class);
    source.answer(now -> Polls.partial(now, 180, 20, 0));
    tick(watch, 3);

    assertThat(watch.sighting().flow(Slot.A.lane()))
        .isEqualTo(
            new Seen.Unknown<Flow>("gateway pod gw-1: no answer in time", START.plusSeconds(2)));
  }

  @Test
  void aSplitIsConfirmedByTheRequestsThatFollowIt() {
    ReleaseWatch watch = watch(judged);
    source.answer(now -> Polls.fresh(now, 200, 0, 0));
    tick(watch);
    Split tenth = new Split(Slot.A.lane(), Slot.B.lane(), 10);
    watch.follow(
        judged
            .written(new Written(tenth, clock.instant(), Optional.of(Split.all(Slot.A.lane()))))
            .aim());
    tick(watch);
    assertThat(watch.sighting().applied()).isEmpty();

    source.answer(now -> Polls.fresh(now, 180, 20, 0));
    tick(watch);

    assertThat(watch.sighting().applied().orElseThrow().split()).isEqualTo(tenth);
    assertThat(watch.sighting().applied().orElseThrow().assumed()).isFalse();
  }

  @Test
  void whereRequestsPassTheWeightsNoCountProvesThemAndVersionsAreJudgedAllTheSame() {
    ReleaseWatch watch = watch(judged);
    source.answer(now -> Polls.fresh(now, 200, 0, 0));
    tick(watch);
    Split tenth = new Split(Slot.A.lane(), Slot.B.lane(), 10);
    watch.follow(
        judged
            .written(new Written(tenth, clock.instant(), Optional.of(Split.all(Slot.A.lane()))))
            .unweighted());
    source.answer(now -> Polls.fresh(now, 100, 100, 0));
    tick(watch, 9);
    assertThat(watch.sighting().applied()).isEmpty();
    tick(watch, 2);
    assertThat(watch.sighting().applied().orElseThrow().assumed()).isTrue();

    source.answer(now -> Polls.fresh(now, 100, 100, 100));
    tick(watch, 3);
    assertThat(watch.sighting().readings().known().orElseThrow().assessment().breach()).isPresent();
  }

  @Test
  void aTickThatFindsNothingNewSaysSo() {
    ReleaseWatch watch = watch(judged);
    source.answer(now -> Polls.fresh(START.plusSeconds(1), 180, 20, 0));
    clock.advance(SECOND);
    assertThat(watch.tick(clock.instant())).isTrue();
    source.answer(now -> new Poll.Unchanged());
    clock.advance(SECOND);

    assertThat(watch.tick(clock.instant())).isFalse();
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

  private Duration observed(ReleaseWatch watch) {
    return readings(watch).observed().between(START, clock.instant());
  }

  private record Counts(long candidate, long stable) {}

  private static Counts finding(ReleaseWatch watch) {
    Verdict.Healthy healthy =
        (Verdict.Healthy) readings(watch).assessment().judged().getFirst().verdict();
    return new Counts(healthy.finding().candidate().total(), healthy.finding().stable().total());
  }
}

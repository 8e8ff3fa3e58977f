package dev.hotswap.operator.metrics.ledger;

import static dev.hotswap.operator.metrics.ledger.Counting.counting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.analysis.Observation;
import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.analysis.Tally;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.world.Counter;
import dev.hotswap.core.world.Flow;
import dev.hotswap.operator.metrics.Passed;
import dev.hotswap.operator.metrics.Poll;
import dev.hotswap.operator.metrics.overdue.ReadWindow;
import dev.hotswap.operator.metrics.series.Attempt;
import dev.hotswap.operator.metrics.series.Histogram;
import dev.hotswap.operator.metrics.series.Outcome;
import dev.hotswap.operator.metrics.testing.Metrics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final Ledger ledger = new Ledger(Metrics.payment(Metrics.errors(), Metrics.p99()));
  private int second;

  @Test
  void countsWhatHappenedBetweenTwoPages() {
    enter(page("gw-0", counting().stable(100, 1).candidate(10, 0)));

    Poll.Fresh next = enter(page("gw-0", counting().stable(190, 2).candidate(20, 3)));

    assertThat(errors(next)).isEqualTo(new Counted(new Tally(13, 3), new Tally(91, 1)));
    assertThat(next.passed())
        .contains(new Passed("gw-0", Slot.A.lane(), 91), new Passed("gw-0", Slot.B.lane(), 13));
  }

  @Test
  void theFirstPageOfAReporterIsItsBaseline() {
    assertThat(errors(enter(page("gw-0", counting().stable(100, 1))))).isEqualTo(Counted.NONE);
  }

  @Test
  void aSeriesThatIsBornCountsFromZero() {
    enter(page("gw-0", counting().stable(100, 0)));

    Poll.Fresh next = enter(page("gw-0", counting().stable(100, 0).candidate(0, 7)));

    assertThat(errors(next)).isEqualTo(new Counted(new Tally(7, 7), Tally.NONE));
  }

  @Test
  void aCounterThatShrankBeganAnew() {
    enter(page("gw-0", counting().stable(100, 50).candidate(10, 0)));

    Poll.Fresh next = enter(page("gw-0", counting().stable(105, 3).candidate(2, 0)));

    assertThat(errors(next)).isEqualTo(new Counted(new Tally(2, 0), new Tally(8, 3)));
  }

  @Test
  void aSeriesThatVanishesAndComesBackIsNotCountedTwice() {
    enter(page("gw-0", counting().stable(100, 9)));
    enter(page("gw-0", counting().stable(110, 0)));

    Poll.Fresh next = enter(page("gw-0", counting().stable(120, 9)));

    assertThat(errors(next)).isEqualTo(new Counted(Tally.NONE, new Tally(10, 0)));
  }

  @Test
  void aReporterThatWasSilentReportsTheWholeGapLater() {
    enter(page("gw-0", counting().stable(100, 0)), page("gw-1", counting().stable(500, 0)));
    Poll.Fresh partial = enter(Set.of("gw-1"), page("gw-0", counting().stable(110, 0)));

    Poll.Fresh next =
        enter(page("gw-0", counting().stable(120, 0)), page("gw-1", counting().stable(560, 4)));

    assertThat(errors(partial).stable()).isEqualTo(new Tally(10, 0));
    assertThat(errors(next).stable()).isEqualTo(new Tally(74, 4));
  }

  @Test
  void aReporterThatLeavesAndReturnsIsANewOne() {
    enter(page("gw-0", counting().stable(100, 0)), page("gw-1", counting().stable(500, 0)));
    enter(page("gw-0", counting().stable(110, 0)));

    Poll.Fresh next =
        enter(page("gw-0", counting().stable(110, 0)), page("gw-1", counting().stable(900, 0)));

    assertThat(errors(next)).isEqualTo(Counted.NONE);
  }

  @Test
  void aReporterThatBeganAfterTheAttemptCountsInFull() {
    enter(page("gw-0", counting().stable(100, 0)));

    Poll.Fresh next =
        enter(
            page("gw-0", counting().stable(100, 0)),
            new Reported("gw-1", counting().stable(30, 1).page(), new First.FromZero()));

    assertThat(errors(next).stable()).isEqualTo(new Tally(31, 1));
    assertThat(next.before()).isEmpty();
  }

  @Test
  void afterARestartWhatExceedsTheRememberedTotalsBelongsToTheAttempt() {
    List<Counter> remembered =
        List.of(
            new Counter("gw-0", Slot.A.lane(), "errors", new Tally(100, 1)),
            new Counter("gw-0", Slot.B.lane(), "errors", new Tally(0, 0)));

    Poll.Fresh first =
        enter(
            new Reported(
                "gw-0",
                counting().stable(900, 4).candidate(80, 20).page(),
                Counters.of("gw-0", remembered).orElseThrow()));

    assertThat(first.before())
        .containsEntry("errors", new Counted(new Tally(100, 20), new Tally(804, 3)));
    assertThat(errors(first)).isEqualTo(Counted.NONE);
  }

  @Test
  void totalsBelowTheRememberedOnesBeganAnewWhileNobodyLooked() {
    List<Counter> remembered =
        List.of(new Counter("gw-0", Slot.A.lane(), "errors", new Tally(1_000, 50)));

    Poll.Fresh first =
        enter(
            new Reported(
                "gw-0",
                counting().stable(20, 1).page(),
                Counters.of("gw-0", remembered).orElseThrow()));

    assertThat(first.before()).containsEntry("errors", new Counted(Tally.NONE, new Tally(21, 1)));
  }

  @Test
  void totalsSayThatAReporterIsKnownEvenIfItCountedNothing() {
    Poll.Fresh first = enter(page("gw-0", counting()));

    assertThat(first.totals())
        .contains(
            new Counter("gw-0", Slot.A.lane(), "errors", Tally.NONE),
            new Counter("gw-0", Slot.B.lane(), "p99", Tally.NONE));
  }

  @Test
  void latencyIsCountedFromTheHistogramAloneWhichComesLater() {
    enter(page("gw-0", counting().candidate(0, 0)));

    Poll.Fresh requestsFirst = enter(page("gw-0", counting().candidate(50, 0)));
    Poll.Fresh durationsLater =
        enter(page("gw-0", counting().candidate(60, 0).durations(Outcome.OK, 45, 5)));

    assertThat(latency(requestsFirst)).isEqualTo(Counted.NONE);
    assertThat(latency(durationsLater).candidate()).isEqualTo(new Tally(50, 5));
  }

  @Test
  void aQuickFailureIsNotAFastAnswerAndASlowOneIsSlow() {
    enter(page("gw-0", counting()));

    Poll.Fresh next = enter(page("gw-0", counting().durations(Outcome.FAILED, 900, 7)));

    assertThat(latency(next).candidate()).isEqualTo(new Tally(7, 7));
  }

  @Test
  void aRequestThatItsCallerGaveUpIsSlowAfterTheLimitAndSetAsideBefore() {
    enter(page("gw-0", counting()));

    Poll.Fresh next =
        enter(page("gw-0", counting().candidate(90, 0).durations(Outcome.ABORTED, 30, 7)));

    assertThat(latency(next).candidate()).isEqualTo(new Tally(7, 7));
    assertThat(next.samples().getLast().metrics().get("p99#aside"))
        .isEqualTo(new Counted(new Tally(37, 30), Tally.NONE));
  }

  @Test
  void whoIsSentRequestsIsSeenThoughItAnswersNone() {
    enter(page("gw-0", counting().stable(100, 0)));

    Poll.Fresh next =
        enter(page("gw-0", counting().stable(190, 0).attempts(Attempt.STARTED, 10).inFlight(10)));

    assertThat(next.passed()).contains(new Passed("gw-0", Slot.B.lane(), 10));
  }

  @Test
  void aRequestThatIsTriedAgainIsSentOnce() {
    enter(page("gw-0", counting()));

    Poll.Fresh next =
        enter(
            page(
                "gw-0",
                counting()
                    .candidate(10, 0)
                    .attempts(Attempt.STARTED, 14)
                    .attempts(Attempt.RETRIED, 4)));

    assertThat(next.passed()).contains(new Passed("gw-0", Slot.B.lane(), 10));
  }

  @Test
  void openRequestsThatAreSurelyLateAreSlow() {
    enter(page("gw-0", counting()));
    enter(page("gw-0", counting().attempts(Attempt.STARTED, 10).inFlight(10)));

    Poll.Fresh next = enter(page("gw-0", counting().attempts(Attempt.STARTED, 20).inFlight(20)));

    assertThat(latency(next).candidate()).isEqualTo(new Tally(10, 10));
  }

  @Test
  void aLimitThatIsNoBoundIsNoEvidence() {
    enter(page("gw-0", counting()));
    Histogram other = new Histogram(new TreeMap<>(Map.of(250.0, 3L, Double.POSITIVE_INFINITY, 9L)));

    Poll.Fresh next = enter(page("gw-0", counting().histogram(Outcome.OK, other)));

    assertThat(next.samples().getFirst().metrics().get("p99"))
        .isInstanceOf(Observation.Absent.class);
  }

  @Test
  void aSlotIsQuietSinceItsLastRequestWasSeen() {
    enter(page("gw-0", counting().stable(10, 0)));
    enter(page("gw-0", counting().stable(20, 0)));

    Poll.Fresh later = enter(page("gw-0", counting().stable(20, 0)));

    assertThat(later.flow(Slot.A.lane()))
        .isEqualTo(new Flow(OptionalInt.empty(), START.plusSeconds(2)));
    assertThat(later.flow(Slot.B.lane()))
        .isEqualTo(new Flow(OptionalInt.empty(), START.plusSeconds(1)));
  }

  @Test
  void requestsInFlightAreSummedWhereEveryReporterHasTheGauge() {
    Poll.Fresh all =
        enter(
            page("gw-0", counting().candidate(5, 0).inFlight(2)),
            page("gw-1", counting().candidate(5, 0).inFlight(3)),
            page("gw-2", counting()));
    Poll.Fresh one =
        enter(
            page("gw-0", counting().candidate(5, 0).inFlight(2)),
            page("gw-1", counting().candidate(5, 0)));
    Poll.Fresh silent = enter(Set.of("gw-1"), page("gw-0", counting().candidate(5, 0).inFlight(2)));

    assertThat(inFlight(all)).hasValue(5);
    assertThat(inFlight(one)).isEmpty();
    assertThat(inFlight(silent)).isEmpty();
  }

  @Test
  void aSlotWithoutAGaugeHasNothingInFlightWhereTheOtherSlotHasOne() {
    Poll.Fresh gauges = enter(page("gw-0", counting().candidate(5, 0).inFlight(2)));

    assertThat(gauges.flow(Slot.A.lane()).inFlight()).hasValue(0);
  }

  private Poll.Fresh enter(Reported... pages) {
    return enter(Set.of(), pages);
  }

  private Poll.Fresh enter(Set<String> silent, Reported... pages) {
    Instant now = START.plusSeconds(++second);
    return ledger.enter(now, ReadWindow.at(now), List.of(pages), silent);
  }

  private static Reported page(String reporter, Counting counting) {
    return new Reported(reporter, counting.page(), new First.Baseline());
  }

  private static Counted errors(Poll.Fresh fresh) {
    return (Counted) Objects.requireNonNull(fresh.samples().getLast().metrics().get("errors"));
  }

  private static Counted latency(Poll.Fresh fresh) {
    return (Counted) Objects.requireNonNull(fresh.samples().getLast().metrics().get("p99"));
  }

  private static OptionalInt inFlight(Poll.Fresh fresh) {
    return fresh.flow(Slot.B.lane()).inFlight();
  }
}

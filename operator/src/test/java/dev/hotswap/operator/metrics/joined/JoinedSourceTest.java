package dev.hotswap.operator.metrics.joined;

import static dev.hotswap.operator.metrics.testing.Metrics.checkout;
import static dev.hotswap.operator.metrics.testing.Metrics.errors;
import static dev.hotswap.operator.metrics.testing.Metrics.heap;
import static dev.hotswap.operator.metrics.testing.Metrics.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.analysis.Metric;
import dev.hotswap.core.analysis.Observation;
import dev.hotswap.core.analysis.Observation.Absent;
import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.analysis.Observation.Measured;
import dev.hotswap.core.analysis.Sample;
import dev.hotswap.core.analysis.Tally;
import dev.hotswap.operator.metrics.MetricSource.Session;
import dev.hotswap.operator.metrics.Origin;
import dev.hotswap.operator.metrics.Poll;
import dev.hotswap.operator.metrics.testing.Polls;
import dev.hotswap.operator.metrics.testing.ScriptedSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JoinedSourceTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Counted FAILED_CHECKOUT = new Counted(new Tally(10, 1), new Tally(90, 0));

  private final ScriptedSource gateway = new ScriptedSource(Duration.ofSeconds(1));
  private final ScriptedSource prometheus = new ScriptedSource(Duration.ofSeconds(5));
  private final JoinedSource source = new JoinedSource(gateway, prometheus);

  @Test
  void requestsAreCountedByOneAndQueriesAnsweredByTheOther() {
    open(errors(), checkout(), heap());

    assertThat(gateway.opened().getFirst().metrics())
        .extracting(Metric::name)
        .containsExactly("errors");
    assertThat(prometheus.opened().getFirst().metrics())
        .extracting(Metric::name)
        .containsExactly("checkout", "heap");
  }

  @Test
  void aPolicyWithoutQueriesLeavesThePrometheusAlone() {
    open(errors()).poll(START);

    assertThat(prometheus.opened()).isEmpty();
  }

  @Test
  void theRequestsSetThePace() {
    assertThat(source.interval()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void anAnswerComesWithTheNewestCountsWhateverTimeItBears() {
    Session session = open(errors(), checkout(), heap());
    gateway.answer(now -> Polls.fresh(now, 90, 10, 2));
    prometheus.answer(now -> answer(sample(now.minusSeconds(4), FAILED_CHECKOUT, 0.5)));

    Sample newest = onlySample(session.poll(START));

    assertThat(newest.at()).isEqualTo(START);
    assertThat(newest.metrics())
        .containsEntry("errors", new Counted(new Tally(10, 2), new Tally(90, 0)))
        .containsEntry("checkout", FAILED_CHECKOUT)
        .containsEntry("heap", new Measured(0.5));
  }

  @Test
  void betweenTwoAnswersCountsStandStillAndANumberStays() {
    Session session = open(errors(), checkout(), heap());
    gateway.answer(now -> Polls.fresh(now, 90, 10, 0));
    prometheus.answer(now -> answer(sample(now, FAILED_CHECKOUT, 0.5)));
    session.poll(START);

    prometheus.answer(now -> new Poll.Unchanged());

    assertThat(onlySample(session.poll(START.plusSeconds(1))).metrics())
        .containsEntry("checkout", Counted.NONE)
        .containsEntry("heap", new Measured(0.5));
  }

  @Test
  void anAnswerThatIsTooOldIsNoneAnyMore() {
    Session session = open(errors(), heap());
    gateway.answer(now -> Polls.fresh(now, 90, 10, 0));
    prometheus.answer(now -> answer(sample(now, FAILED_CHECKOUT, 0.5)));
    session.poll(START);

    prometheus.answer(now -> new Poll.Unchanged());

    assertThat(onlySample(session.poll(START.plusSeconds(16))).metrics().get("heap"))
        .isEqualTo(new Absent("no new sample for more than 15 s"));
  }

  @Test
  void aPrometheusThatFailsTakesNothingFromTheRequests() {
    Session session = open(errors(), heap());
    gateway.answer(now -> Polls.fresh(now, 90, 10, 2));
    prometheus.answer(now -> Polls.failed());

    Map<String, Observation> seen = onlySample(session.poll(START)).metrics();

    assertThat(seen).containsEntry("errors", new Counted(new Tally(10, 2), new Tally(90, 0)));
    assertThat(seen.get("heap")).isInstanceOf(Absent.class);
  }

  @Test
  void aGatewayThatFailsIsSaidAndCostsNoAnswer() {
    Session session = open(errors(), checkout());
    gateway.answer(now -> Polls.failed());
    prometheus.answer(now -> answer(sample(now, FAILED_CHECKOUT, 0.5)));

    assertThat(session.poll(START)).isInstanceOf(Poll.Failed.class);
    assertThat(prometheus.polls()).isZero();
  }

  @Test
  void aHistoryComesFirstAndInOrder() {
    Session session = open(errors(), checkout());
    gateway.answer(now -> Polls.fresh(now, 90, 10, 0));
    prometheus.answer(
        now ->
            answer(
                sample(now.minusSeconds(10), FAILED_CHECKOUT, 0.4),
                sample(now.minusSeconds(5), FAILED_CHECKOUT, 0.5)));

    Poll poll = session.poll(START);

    assertThat(poll).isInstanceOf(Poll.Fresh.class);
    assertThat(((Poll.Fresh) poll).samples())
        .extracting(Sample::at)
        .containsExactly(START.minusSeconds(10), START);
  }

  @Test
  void whatTheGatewayMissesIsPassedOn() {
    Session session = open(errors(), heap());
    gateway.answer(now -> Polls.partial(now, 90, 10, 0));
    prometheus.answer(now -> answer(sample(now, FAILED_CHECKOUT, 0.5)));

    assertThat(session.poll(START))
        .isInstanceOfSatisfying(
            Poll.Partial.class,
            partial ->
                assertThat(partial.seen().samples().getFirst().metrics())
                    .containsEntry("heap", new Measured(0.5)));
  }

  @Test
  void bothSessionsEndTogether() {
    open(errors(), heap()).close();

    assertThat(gateway.closed()).isEqualTo(1);
    assertThat(prometheus.closed()).isEqualTo(1);
  }

  private Session open(Metric... metrics) {
    return source.open(payment(metrics), new Origin(START, List.of()));
  }

  private static Sample onlySample(Poll poll) {
    return ((Poll.Fresh) poll).samples().getFirst();
  }

  private static Poll.Fresh answer(Sample... samples) {
    Poll.Fresh flows = Polls.fresh(START, 0, 0, 0);
    return new Poll.Fresh(Map.of(), List.of(samples), List.of(), flows.flows(), List.of());
  }

  private static Sample sample(Instant at, Counted checkout, double heap) {
    return new Sample(at, Map.of("checkout", checkout, "heap", new Measured(heap)));
  }
}

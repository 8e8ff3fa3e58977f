package dev.hotswap.operator.metrics.prometheus;

import static dev.hotswap.operator.metrics.prometheus.Scrapes.last;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.analysis.Metric;
import dev.hotswap.core.analysis.Observation;
import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.analysis.Tally;
import dev.hotswap.operator.metrics.Failure.Reason;
import dev.hotswap.operator.metrics.MetricSource.Session;
import dev.hotswap.operator.metrics.Poll;
import dev.hotswap.operator.metrics.testing.Metrics;
import dev.hotswap.testkit.prometheus.Answer;
import dev.hotswap.testkit.prometheus.Question;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PrometheusTroubleTest {
  private final Scrapes scrapes = new Scrapes();

  PrometheusTroubleTest() throws IOException {}

  @AfterEach
  void close() throws IOException {
    scrapes.close();
  }

  @Test
  void aPodThatCannotBeScrapedMakesAReadingPartial() {
    scrapes.up("gw-1", 1);
    Session session = scrapes.open(Metrics.errors());
    scrapes.requests("gw-0", "payment-a", "200", 1_000);
    scrapes.requests("gw-1", "payment-a", "200", 1_000);
    scrapes.poll(session);
    scrapes.next();
    scrapes.up("gw-1", 0);
    scrapes.requests("gw-0", "payment-a", "200", 1_100);
    scrapes.requestsEnd("gw-1", "payment-a", "200");
    Poll partial = scrapes.poll(session);
    scrapes.next();
    scrapes.up("gw-1", 1);
    scrapes.requests("gw-0", "payment-a", "200", 1_200);
    scrapes.requests("gw-1", "payment-a", "200", 1_300);

    assertThat(partial)
        .isInstanceOfSatisfying(
            Poll.Partial.class,
            p -> assertThat(p.missing().getFirst().sentence()).contains("gw-1"));
    assertThat(last(scrapes.poll(session), "errors"))
        .isEqualTo(new Counted(Tally.NONE, new Tally(400, 0)));
  }

  @Test
  void aFailedFirstLookIsRepeatedFromTheStart() {
    scrapes.requests("gw-0", "payment-a", "200", 1_000);
    Session session = scrapes.open(Metrics.errors());
    scrapes.disturb(
        stored ->
            question ->
                question.span() instanceof Question.Span.Range
                    ? new Answer.Failure(500, "internal", "boom")
                    : stored.to(question));
    assertThat(scrapes.poll(session)).isInstanceOf(Poll.Failed.class);
    scrapes.disturb(stored -> stored);

    assertThat(scrapes.poll(session)).isInstanceOf(Poll.Fresh.class);
  }

  @Test
  void noTrafficYetIsASampleOfNothing() {
    assertThat(last(scrapes.poll(scrapes.open(Metrics.errors())), "errors"))
        .isEqualTo(Counted.NONE);
  }

  @Test
  void seriesThatAreGoneAreNoNews() {
    Session session = scrapes.open(Metrics.errors());
    scrapes.requests("gw-0", "payment-a", "200", 1_000);
    scrapes.poll(session);
    scrapes.next();
    scrapes.requestsEnd("gw-0", "payment-a", "200");

    assertThat(reason(scrapes.poll(session))).isEqualTo(Reason.STALE);
  }

  @Test
  void anOldNewestSampleIsStale() {
    scrapes.requests("gw-0", "payment-a", "200", 1_000);
    scrapes.clock.advance(Duration.ofSeconds(60));

    assertThat(reason(scrapes.poll(scrapes.open(Metrics.errors())))).isEqualTo(Reason.STALE);
  }

  @Test
  void aPairOfServersThatIsNotDeduplicatedIsRefused() {
    for (String replica : List.of("prom-0", "prom-1")) {
      Map<String, String> labels = new HashMap<>(Scrapes.labels("gw-0", "payment-a", "200"));
      labels.put("replica", replica);
      scrapes.scraped("istio_requests_total", labels, 1_000);
    }

    assertThat(scrapes.poll(scrapes.open(Metrics.errors())))
        .isInstanceOfSatisfying(
            Poll.Failed.class,
            failed -> assertThat(failed.failure().sentence()).contains("there 2 times"));
  }

  @Test
  void aQueryOfThePolicyThatIsWrongSpoilsOnlyItsOwnMetric() {
    Metric.Value wrong =
        new Metric.Value("heap", Metrics.heap().mode(), Metrics.heap().threshold(), "max(((", 0.8);
    Session session = scrapes.open(Metrics.errors(), wrong);
    scrapes.requests("gw-0", "payment-a", "200", 1_000);

    Poll poll = scrapes.poll(session);

    assertThat(last(poll, "errors")).isEqualTo(Counted.NONE);
    assertThat(last(poll, "heap"))
        .isInstanceOfSatisfying(
            Observation.Absent.class, absent -> assertThat(absent.why()).contains("answered 400"));
  }

  private static Reason reason(Poll poll) {
    return ((Poll.Failed) poll).failure().reason();
  }
}

package dev.hotswap.operator.metrics.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.analysis.Metric;
import dev.hotswap.core.analysis.Observation;
import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.analysis.Sample;
import dev.hotswap.core.analysis.Tally;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.testing.ManualClock;
import dev.hotswap.operator.metrics.Dialect;
import dev.hotswap.operator.metrics.Failure.Reason;
import dev.hotswap.operator.metrics.MetricSource.Session;
import dev.hotswap.operator.metrics.Origin;
import dev.hotswap.operator.metrics.Passed;
import dev.hotswap.operator.metrics.Poll;
import dev.hotswap.operator.metrics.SourceSettings;
import dev.hotswap.operator.metrics.testing.Metrics;
import dev.hotswap.operator.metrics.testing.PlayedPrometheus;
import dev.hotswap.operator.metrics.testing.Reply;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrometheusSourceTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration SCRAPE = Duration.ofSeconds(5);
  private static final Duration AHEAD = Duration.ofHours(1);

  private final ManualClock clock = new ManualClock(START.plus(AHEAD));
  private final PlayedPrometheus prometheus = new PlayedPrometheus(clock);
  private final PrometheusSource source =
      new PrometheusSource(
          new SourceSettings.Prometheus(
              "prom",
              Dialect.ISTIO,
              SCRAPE,
              prometheus.url(),
              "source",
              Map.of(),
              Optional.empty()));

  PrometheusSourceTest() throws IOException {}

  @BeforeEach
  void theGatewayIsScraped() {
    up("gw-0", 1);
  }

  @AfterEach
  void close() {
    source.close();
    prometheus.close();
  }

  @Test
  void countsWhatHappenedBetweenTwoScrapes() {
    Session session = open(Metrics.errors());
    requests("gw-0", "payment-a", "200", 1_000);
    poll(session);
    scraped();
    requests("gw-0", "payment-a", "200", 1_900);
    requests("gw-0", "payment-b", "503", 20);

    Poll.Fresh poll = (Poll.Fresh) poll(session);

    assertThat(last(poll, "errors")).isEqualTo(new Counted(new Tally(20, 20), new Tally(900, 0)));
    assertThat(poll.passed()).contains(new Passed("gw-0", Slot.A, 900));
    assertThat(poll.totals()).isEmpty();
  }

  @Test
  void countersAreAskedForOnlyWhenThereIsANewSample() {
    Session session = open(Metrics.errors());
    requests("gw-0", "payment-a", "200", 1_000);
    poll(session);
    int before = prometheus.queries().size();
    clock.advance(Duration.ofSeconds(1));

    assertThat(poll(session)).isInstanceOf(Poll.Unchanged.class);

    assertThat(prometheus.queries()).hasSize(before + 1);
  }

  @Test
  void samplesCarryOurTimeAlthoughTheServersClockIsAnHourAhead() {
    Session session = open(Metrics.errors());
    requests("gw-0", "payment-a", "200", 1_000);
    clock.advance(Duration.ofSeconds(2));

    Poll.Fresh poll = (Poll.Fresh) poll(session);

    assertThat(poll.samples().getLast().at()).isEqualTo(START);
  }

  @Test
  void latencyIsTheShareBeyondABucketBound() {
    Session session = open(Metrics.p99());
    bucket("1000.0", 0);
    bucket("+Inf", 0);
    requests("gw-0", "payment-b", "200", 0);
    poll(session);
    scraped();
    bucket("1000.0", 95);
    bucket("+Inf", 100);
    requests("gw-0", "payment-b", "200", 100);

    assertThat(last(poll(session), "p99")).isEqualTo(new Counted(new Tally(100, 5), Tally.NONE));
    assertThat(source.bounds().has(Duration.ofSeconds(1))).isTrue();
    assertThat(source.bounds().has(Duration.ofMillis(500))).isFalse();
  }

  @Test
  void aNewPodThatWasNotScrapedBeforeIsABaseline() {
    Session session = open(Metrics.errors());
    requests("gw-0", "payment-a", "200", 1_000);
    poll(session);
    scraped();
    up("gw-1", 1);
    requests("gw-0", "payment-a", "200", 1_000);
    requests("gw-1", "payment-a", "200", 700_000);

    assertThat(last(poll(session), "errors")).isEqualTo(Counted.NONE);
  }

  @Test
  void theFirstSeriesOfAPodThatWasScrapedBeforeCountsFromZero() {
    up("gw-1", 1);
    Session session = open(Metrics.errors());
    requests("gw-0", "payment-a", "200", 1_000);
    poll(session);
    scraped();
    up("gw-1", 1);
    requests("gw-0", "payment-a", "200", 1_000);
    requests("gw-1", "payment-b", "503", 9);

    assertThat(last(poll(session), "errors")).isEqualTo(new Counted(new Tally(9, 9), Tally.NONE));
  }

  @Test
  void aPodThatCannotBeScrapedMakesAReadingPartial() {
    up("gw-1", 1);
    Session session = open(Metrics.errors());
    requests("gw-0", "payment-a", "200", 1_000);
    requests("gw-1", "payment-a", "200", 1_000);
    poll(session);
    scraped();
    up("gw-1", 0);
    requests("gw-0", "payment-a", "200", 1_100);
    requests("gw-1", "payment-a", "200", Double.NaN);
    Poll partial = poll(session);
    scraped();
    up("gw-1", 1);
    requests("gw-0", "payment-a", "200", 1_200);
    requests("gw-1", "payment-a", "200", 1_300);

    assertThat(partial)
        .isInstanceOfSatisfying(
            Poll.Partial.class,
            p -> assertThat(p.missing().getFirst().sentence()).contains("gw-1"));
    assertThat(last(poll(session), "errors")).isEqualTo(new Counted(Tally.NONE, new Tally(400, 0)));
  }

  @Test
  void aRestartedOperatorReadsTheHistoryInstead() {
    requests("gw-0", "payment-a", "200", 0);
    for (int i = 1; i <= 24; i++) {
      scraped();
      requests("gw-0", "payment-a", "200", i * 900);
      requests("gw-0", "payment-b", "200", i * 80);
      requests("gw-0", "payment-b", "503", i * 20);
    }

    Poll.Fresh poll = (Poll.Fresh) poll(open(Metrics.errors()));

    Counted all =
        poll.samples().stream()
            .map(sample -> (Counted) Objects.requireNonNull(sample.metrics().get("errors")))
            .reduce(Counted.NONE, Counted::plus);
    assertThat(all).isEqualTo(new Counted(new Tally(2_400, 480), new Tally(21_600, 0)));
    assertThat(poll.samples()).isSortedAccordingTo(java.util.Comparator.comparing(Sample::at));
    assertThat(poll.samples().getFirst().at()).isBefore(START.minus(Duration.ofMinutes(9)));
  }

  @Test
  void aFailedFirstLookIsRepeatedFromTheStart() {
    requests("gw-0", "payment-a", "200", 1_000);
    Session session = open(Metrics.errors());
    prometheus.disturb(reply -> reply.body().contains("matrix") ? Reply.status(500, "") : reply);
    assertThat(poll(session)).isInstanceOf(Poll.Failed.class);
    prometheus.disturb(reply -> reply);

    assertThat(poll(session)).isInstanceOf(Poll.Fresh.class);
  }

  @Test
  void noTrafficYetIsASampleOfNothing() {
    assertThat(last(poll(open(Metrics.errors())), "errors")).isEqualTo(Counted.NONE);
  }

  @Test
  void seriesThatAreGoneAreNoNews() {
    Session session = open(Metrics.errors());
    requests("gw-0", "payment-a", "200", 1_000);
    poll(session);
    scraped();
    requests("gw-0", "payment-a", "200", Double.NaN);

    assertThat(reason(poll(session))).isEqualTo(Reason.STALE);
  }

  @Test
  void anOldNewestSampleIsStale() {
    requests("gw-0", "payment-a", "200", 1_000);
    clock.advance(Duration.ofSeconds(60));

    assertThat(reason(poll(open(Metrics.errors())))).isEqualTo(Reason.STALE);
  }

  @Test
  void aPairOfServersThatIsNotDeduplicatedIsRefused() {
    for (String replica : List.of("prom-0", "prom-1")) {
      prometheus.scrape(
          "istio_requests_total",
          Map.of(
              "reporter", "source",
              "instance", "gw-0",
              "replica", replica,
              "destination_service_name", "payment-a",
              "destination_service_namespace", "shop",
              "response_code", "200"),
          1_000);
    }

    assertThat(poll(open(Metrics.errors())))
        .isInstanceOfSatisfying(
            Poll.Failed.class,
            failed -> assertThat(failed.failure().sentence()).contains("there 2 times"));
  }

  @Test
  void aQueryOfThePolicyThatIsWrongSpoilsOnlyItsOwnMetric() {
    Metric.Value wrong =
        new Metric.Value("heap", Metrics.heap().mode(), Metrics.heap().threshold(), "max(((", 0.8);
    Session session = open(Metrics.errors(), wrong);
    requests("gw-0", "payment-a", "200", 1_000);

    Poll poll = poll(session);

    assertThat(last(poll, "errors")).isEqualTo(Counted.NONE);
    assertThat(last(poll, "heap"))
        .isInstanceOfSatisfying(
            Observation.Absent.class, absent -> assertThat(absent.why()).contains("parse error"));
  }

  @Test
  void ratiosAndNumbersAreReadAtTheSameMoment() {
    Session session = open(Metrics.checkout(), Metrics.heap());
    requests("gw-0", "payment-a", "200", 1_000);
    checkout("payment-a", 500, 1);
    heap(0.5);
    Poll first = poll(session);
    scraped();
    requests("gw-0", "payment-a", "200", 1_100);
    checkout("payment-a", 600, 2);
    checkout("payment-b", 10, 3);
    heap(0.7);

    Poll next = poll(session);

    assertThat(last(first, "heap")).isEqualTo(new Observation.Measured(0.5));
    assertThat(last(next, "heap")).isEqualTo(new Observation.Measured(0.7));
    assertThat(last(next, "checkout")).isEqualTo(new Counted(new Tally(10, 3), new Tally(100, 1)));
  }

  private Session open(Metric... metrics) {
    return source.open(Metrics.payment(metrics), new Origin(START, List.of()));
  }

  /** Our own clock is an hour behind the server's. */
  private Poll poll(Session session) {
    return session.poll(clock.instant().minus(AHEAD));
  }

  private void scraped() {
    clock.advance(SCRAPE);
    up("gw-0", 1);
  }

  private void up(String instance, double value) {
    prometheus.scrape("up", Map.of("instance", instance, "job", "gateway"), value);
  }

  private void requests(String instance, String service, String code, double count) {
    prometheus.scrape(
        "istio_requests_total",
        Map.of(
            "reporter",
            "source",
            "instance",
            instance,
            "destination_service_name",
            service,
            "destination_service_namespace",
            "shop",
            "response_code",
            code,
            "response_flags",
            "-"),
        count);
  }

  private void bucket(String le, double count) {
    prometheus.scrape(
        "istio_request_duration_milliseconds_bucket",
        Map.of(
            "reporter", "source",
            "instance", "gw-0",
            "destination_service_name", "payment-b",
            "destination_service_namespace", "shop",
            "response_code", "200",
            "le", le),
        count);
  }

  private void checkout(String service, double total, double bad) {
    Map<String, String> labels = Map.of("service", service, "pod", service + "-0");
    prometheus.scrape("checkout_total", labels, total);
    prometheus.scrape("checkout_failed_total", labels, bad);
  }

  private void heap(double ratio) {
    prometheus.scrape("heap_used_ratio", Map.of("service", "payment-b"), ratio);
  }

  private static Observation last(Poll poll, String metric) {
    return Objects.requireNonNull(((Poll.Fresh) poll).samples().getLast().metrics().get(metric));
  }

  private static Reason reason(Poll poll) {
    return ((Poll.Failed) poll).failure().reason();
  }
}

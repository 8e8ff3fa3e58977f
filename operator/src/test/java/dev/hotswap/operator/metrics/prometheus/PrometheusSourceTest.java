package dev.hotswap.operator.metrics.prometheus;

import static dev.hotswap.operator.metrics.prometheus.Scrapes.last;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.analysis.Observation;
import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.analysis.Sample;
import dev.hotswap.core.analysis.Tally;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.metrics.MetricSource.Session;
import dev.hotswap.operator.metrics.Passed;
import dev.hotswap.operator.metrics.Poll;
import dev.hotswap.operator.metrics.testing.Metrics;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PrometheusSourceTest {
  private final Scrapes scrapes = new Scrapes();

  PrometheusSourceTest() throws IOException {}

  @AfterEach
  void close() throws IOException {
    scrapes.close();
  }

  @Test
  void countsWhatHappenedBetweenTwoScrapes() {
    Session session = scrapes.open(Metrics.errors());
    scrapes.requests("gw-0", "payment-a", "200", 1_000);
    scrapes.poll(session);
    scrapes.next();
    scrapes.requests("gw-0", "payment-a", "200", 1_900);
    scrapes.requests("gw-0", "payment-b", "503", 20);

    Poll.Fresh poll = (Poll.Fresh) scrapes.poll(session);

    assertThat(last(poll, "errors")).isEqualTo(new Counted(new Tally(20, 20), new Tally(900, 0)));
    assertThat(poll.passed()).contains(new Passed("gw-0", Slot.A.lane(), 900));
    assertThat(poll.totals()).isEmpty();
  }

  @Test
  void countersAreAskedForOnlyWhenThereIsANewSample() {
    Session session = scrapes.open(Metrics.errors());
    scrapes.requests("gw-0", "payment-a", "200", 1_000);
    scrapes.poll(session);
    int before = scrapes.asked().size();
    scrapes.clock.advance(Duration.ofSeconds(1));

    assertThat(scrapes.poll(session)).isInstanceOf(Poll.Unchanged.class);

    assertThat(scrapes.asked()).hasSize(before + 1);
  }

  @Test
  void samplesCarryOurTimeAlthoughTheServersClockIsAnHourAhead() {
    Session session = scrapes.open(Metrics.errors());
    scrapes.requests("gw-0", "payment-a", "200", 1_000);
    scrapes.clock.advance(Duration.ofSeconds(2));

    Poll.Fresh poll = (Poll.Fresh) scrapes.poll(session);

    assertThat(poll.samples().getLast().at()).isEqualTo(Scrapes.START);
  }

  @Test
  void latencyIsTheShareBeyondABucketBound() {
    Session session = scrapes.open(Metrics.p99());
    bucket("1000.0", 0);
    bucket("+Inf", 0);
    scrapes.requests("gw-0", "payment-b", "200", 0);
    scrapes.poll(session);
    scrapes.next();
    bucket("1000.0", 95);
    bucket("+Inf", 100);
    scrapes.requests("gw-0", "payment-b", "200", 100);

    assertThat(last(scrapes.poll(session), "p99"))
        .isEqualTo(new Counted(new Tally(100, 5), Tally.NONE));
    assertThat(scrapes.source.bounds().has(Duration.ofSeconds(1))).isTrue();
    assertThat(scrapes.source.bounds().has(Duration.ofMillis(500))).isFalse();
  }

  @Test
  void aNewPodThatWasNotScrapedBeforeIsABaseline() {
    Session session = scrapes.open(Metrics.errors());
    scrapes.requests("gw-0", "payment-a", "200", 1_000);
    scrapes.poll(session);
    scrapes.next();
    scrapes.up("gw-1", 1);
    scrapes.requests("gw-0", "payment-a", "200", 1_000);
    scrapes.requests("gw-1", "payment-a", "200", 700_000);

    assertThat(last(scrapes.poll(session), "errors")).isEqualTo(Counted.NONE);
  }

  @Test
  void theFirstSeriesOfAPodThatWasScrapedBeforeCountsFromZero() {
    scrapes.up("gw-1", 1);
    Session session = scrapes.open(Metrics.errors());
    scrapes.requests("gw-0", "payment-a", "200", 1_000);
    scrapes.poll(session);
    scrapes.next();
    scrapes.up("gw-1", 1);
    scrapes.requests("gw-0", "payment-a", "200", 1_000);
    scrapes.requests("gw-1", "payment-b", "503", 9);

    assertThat(last(scrapes.poll(session), "errors"))
        .isEqualTo(new Counted(new Tally(9, 9), Tally.NONE));
  }

  @Test
  void aRestartedOperatorReadsTheHistoryInstead() {
    scrapes.requests("gw-0", "payment-a", "200", 0);
    for (int i = 1; i <= 24; i++) {
      scrapes.next();
      scrapes.requests("gw-0", "payment-a", "200", i * 900);
      scrapes.requests("gw-0", "payment-b", "200", i * 80);
      scrapes.requests("gw-0", "payment-b", "503", i * 20);
    }

    Poll.Fresh poll = (Poll.Fresh) scrapes.poll(scrapes.open(Metrics.errors()));

    Counted all =
        poll.samples().stream()
            .map(sample -> (Counted) Objects.requireNonNull(sample.metrics().get("errors")))
            .reduce(Counted.NONE, Counted::plus);
    assertThat(all).isEqualTo(new Counted(new Tally(2_400, 480), new Tally(21_600, 0)));
    assertThat(poll.samples()).isSortedAccordingTo(Comparator.comparing(Sample::at));
    assertThat(poll.samples().getFirst().at()).isBefore(Scrapes.START.minus(Duration.ofMinutes(9)));
  }

  @Test
  void ratiosAndNumbersAreReadAtTheSameMoment() {
    Session session = scrapes.open(Metrics.checkout(), Metrics.heap());
    scrapes.requests("gw-0", "payment-a", "200", 1_000);
    checkout("payment-a", 500, 1);
    heap(0.5);
    Poll first = scrapes.poll(session);
    scrapes.next();
    scrapes.requests("gw-0", "payment-a", "200", 1_100);
    checkout("payment-a", 600, 2);
    checkout("payment-b", 10, 3);
    heap(0.7);

    Poll next = scrapes.poll(session);

    assertThat(last(first, "heap")).isEqualTo(new Observation.Measured(0.5));
    assertThat(last(next, "heap")).isEqualTo(new Observation.Measured(0.7));
    assertThat(last(next, "checkout")).isEqualTo(new Counted(new Tally(10, 3), new Tally(100, 1)));
  }

  private void bucket(String le, double count) {
    Map<String, String> labels = new HashMap<>(Scrapes.labels("gw-0", "payment-b", "200"));
    labels.put("le", le);
    scrapes.scraped("istio_request_duration_milliseconds_bucket", labels, count);
  }

  private void checkout(String service, double total, double bad) {
    Map<String, String> labels = Map.of("service", service, "pod", service + "-0");
    scrapes.scraped("checkout_total", labels, total);
    scrapes.scraped("checkout_failed_total", labels, bad);
  }

  private void heap(double ratio) {
    scrapes.scraped("heap_used_ratio", Map.of("service", "payment-b"), ratio);
  }
}

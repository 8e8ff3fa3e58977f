package dev.hotswap.operator.metrics.prometheus;

import dev.hotswap.core.analysis.Metric;
import dev.hotswap.core.analysis.Observation;
import dev.hotswap.core.testing.ManualClock;
import dev.hotswap.operator.metrics.Dialect;
import dev.hotswap.operator.metrics.MetricSource.Session;
import dev.hotswap.operator.metrics.Origin;
import dev.hotswap.operator.metrics.PolicyQueries;
import dev.hotswap.operator.metrics.Poll;
import dev.hotswap.operator.metrics.QueryLimits;
import dev.hotswap.operator.metrics.SourceSettings;
import dev.hotswap.operator.metrics.http.Credentials;
import dev.hotswap.operator.metrics.http.ResponseMemory;
import dev.hotswap.operator.metrics.testing.Metrics;
import dev.hotswap.testkit.prometheus.Answers;
import dev.hotswap.testkit.prometheus.FakePrometheus;
import dev.hotswap.testkit.prometheus.Question;
import dev.hotswap.testkit.prometheus.promql.StoredAnswers;
import dev.hotswap.testkit.prometheus.store.LabelSet;
import dev.hotswap.testkit.prometheus.store.SampleStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A Prometheus whose clock is an hour ahead of ours, and what it scraped from an Istio gateway. */
final class Scrapes implements AutoCloseable {
  static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final Duration AHEAD = Duration.ofHours(1);

  final ManualClock clock = new ManualClock(START.plus(AHEAD));
  final PrometheusSource source;
  private final SampleStore store = new SampleStore();
  private final Answers stored = new StoredAnswers(store, clock);
  private final FakePrometheus server;

  /** The gateway pod gw-0 is a target and was scraped. */
  Scrapes() throws IOException {
    server = new FakePrometheus(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), stored);
    source =
        new PrometheusSource(
            new SourceSettings.Prometheus(
                "prom",
                Dialect.ISTIO,
                INTERVAL,
                server.url(),
                "source",
                Map.of(),
                new Credentials.None(),
                Optional.empty(),
                new PolicyQueries.Unrestricted(),
                QueryLimits.DEFAULT),
            new ResponseMemory(24L << 20));
    up("gw-0", 1);
  }

  Session open(Metric... metrics) {
    return source.open(Metrics.payment(metrics), new Origin(START, List.of()));
  }

  /** Of an attempt that starts now. */
  Session openNow(Metric... metrics) {
    Instant now = clock.instant().minus(AHEAD);
    return source.open(Metrics.payment(metrics), new Origin(now, List.of()));
  }

  /** Polls with our own clock. */
  Poll poll(Session session) {
    return session.poll(clock.instant().minus(AHEAD));
  }

  /** One scrape later; gw-0 answered. */
  void next() {
    clock.advance(INTERVAL);
    up("gw-0", 1);
  }

  void up(String instance, double value) {
    scraped("up", Map.of("instance", instance, "job", "gateway"), value);
  }

  void requests(String instance, String service, String code, double count) {
    scraped("istio_requests_total", labels(instance, service, code), count);
  }

  /** A scrape did not find that counter any more. */
  void requestsEnd(String instance, String service, String code) {
    Map<String, String> labels = labels(instance, service, code);
    store.end(
        new LabelSet(labels).and(Map.of(LabelSet.NAME, "istio_requests_total")), clock.instant());
  }

  void scraped(String name, Map<String, String> labels, double value) {
    store.add(new LabelSet(labels).and(Map.of(LabelSet.NAME, name)), clock.instant(), value);
  }

  static Map<String, String> labels(String instance, String service, String code) {
    return Map.of(
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
        "-");
  }

  /** From now on answers pass through here. */
  void disturb(UnaryOperator<Answers> disturbance) {
    server.answer(disturbance.apply(stored));
  }

  List<Question> asked() {
    return server.asked();
  }

  static Observation last(Poll poll, String metric) {
    return Objects.requireNonNull(((Poll.Fresh) poll).samples().getLast().metrics().get(metric));
  }

  @Override
  public void close() throws IOException {
    source.close();
    server.close();
  }
}

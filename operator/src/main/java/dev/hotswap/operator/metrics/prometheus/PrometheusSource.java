package dev.hotswap.operator.metrics.prometheus;

import dev.hotswap.core.analysis.Metric;
import dev.hotswap.core.world.Problem;
import dev.hotswap.core.world.Problem.Severity;
import dev.hotswap.operator.metrics.BoundsCheck;
import dev.hotswap.operator.metrics.BucketBounds;
import dev.hotswap.operator.metrics.CounterTotals;
import dev.hotswap.operator.metrics.MetricSource;
import dev.hotswap.operator.metrics.Origin;
import dev.hotswap.operator.metrics.PolicyQueries;
import dev.hotswap.operator.metrics.Sight;
import dev.hotswap.operator.metrics.SourceSettings;
import dev.hotswap.operator.metrics.Watched;
import dev.hotswap.operator.metrics.http.ResponseMemory;
import dev.hotswap.operator.metrics.series.Page;
import dev.hotswap.operator.metrics.vocabulary.Vocabulary;
import java.time.Duration;
import java.util.List;

/** One Prometheus as a metric source. */
public final class PrometheusSource implements MetricSource {
  private final SourceSettings.Prometheus settings;
  private final PrometheusServer server;
  private final Askings askings;
  private final RestingQueries resting = new RestingQueries(this, System::nanoTime);
  private volatile BucketBounds bounds = Vocabulary.DEFAULT_BOUNDS;
  private volatile Sight.Read read = Sight.Read.NOTHING;

  /**
   * A source that asks this server.
   *
   * @param room bounds what the answers of all sources take together
   */
  public PrometheusSource(SourceSettings.Prometheus settings, ResponseMemory room) {
    this.settings = settings;
    this.server = new PrometheusServer(settings, room);
    this.askings = new Askings(settings);
  }

  @Override
  public Duration interval() {
    return settings.interval();
  }

  @Override
  public BucketBounds bounds() {
    return bounds;
  }

  @Override
  public Sight sight() {
    return Sight.of(settings.dialect(), read);
  }

  /** What one moment showed: it may show what else is counted. */
  synchronized void learned(Snapshot seen) {
    for (Page page : seen.pages().values()) {
      read = read.plus(page);
    }
  }

  void learned(BucketBounds seen) {
    bounds = seen;
  }

  SourceSettings.Prometheus settings() {
    return settings;
  }

  @Override
  public List<Problem> check(List<Metric> metrics) {
    return metrics.stream().flatMap(metric -> check(metric).stream()).toList();
  }

  private List<Problem> check(Metric metric) {
    return switch (metric) {
      case Metric.ErrorRate errors -> List.of();
      case Metric.Latency latency -> BoundsCheck.of(latency, settings.name(), bounds);
      case Metric.Ratio ratio -> query(ratio);
      case Metric.Value value -> query(value);
    };
  }

  private List<Problem> query(Metric metric) {
    return settings.queries() instanceof PolicyQueries.Refused
        ? List.of(
            new Problem(
                Severity.BLOCKS,
                "MetricQueriesRefused",
                "metric '%s': source '%s': %s"
                    .formatted(metric.name(), settings.name(), Askings.refusal(settings.name()))))
        : List.of();
  }

  /** Reads pages out of what this server answers to these queries. */
  Snapshots snapshots(PrometheusApi api, List<CounterQuery> queries) {
    return new Snapshots(api, Vocabulary.of(settings.dialect(), settings.reporter()), queries);
  }

  /** Asks what the operator wants to know of a release in this namespace. */
  PrometheusApi counting(String namespace) {
    return new PrometheusApi(server, askings.counting(namespace));
  }

  /** Asks what policies of this namespace want to know. */
  PrometheusApi policies(String namespace) {
    return new PrometheusApi(server, askings.policies(namespace));
  }

  @Override
  public List<CounterTotals> glance(List<Watched> stables) {
    return resting.of(stables);
  }

  @Override
  public Session open(Watched watched, Origin origin) {
    return new PrometheusSession(this, watched, origin);
  }

  @Override
  public void close() {
    server.close();
  }
}

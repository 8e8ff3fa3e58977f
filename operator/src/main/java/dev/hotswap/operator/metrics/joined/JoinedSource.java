package dev.hotswap.operator.metrics.joined;

import dev.hotswap.core.analysis.Metric;
import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.metrics.BucketBounds;
import dev.hotswap.operator.metrics.CounterTotals;
import dev.hotswap.operator.metrics.MetricSource;
import dev.hotswap.operator.metrics.Origin;
import dev.hotswap.operator.metrics.Sight;
import dev.hotswap.operator.metrics.Watched;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Error rates and latencies from one source, PromQL from another. The first one sets the pace: it
 * is what finds a bad version within seconds, and a slower source beside it delays nothing.
 */
public final class JoinedSource implements MetricSource {
  private final MetricSource requests;
  private final MetricSource queries;

  /**
   * Two sources under one name.
   *
   * @param requests counts requests
   * @param queries answers PromQL
   */
  public JoinedSource(MetricSource requests, MetricSource queries) {
    this.requests = requests;
    this.queries = queries;
  }

  @Override
  public Duration interval() {
    return requests.interval();
  }

  @Override
  public BucketBounds bounds() {
    return requests.bounds();
  }

  @Override
  public Sight sight() {
    return requests.sight();
  }

  @Override
  public List<Problem> check(List<Metric> metrics) {
    return Stream.concat(
            requests.check(counted(metrics)).stream(), queries.check(queried(metrics)).stream())
        .toList();
  }

  @Override
  public List<CounterTotals> glance(List<Watched> resting) {
    return requests.glance(resting);
  }

  @Override
  public Session open(Watched watched, Origin origin) {
    Session counting = requests.open(watched.only(counted(watched.metrics())), origin);
    List<Metric> asked = queried(watched.metrics());
    return asked.isEmpty()
        ? counting
        : new JoinedSession(
            counting,
            new Answers(
                queries.open(watched.only(asked), origin),
                asked,
                queries.interval().multipliedBy(3)));
  }

  private static List<Metric> counted(List<Metric> metrics) {
    return metrics.stream().filter(metric -> !isQuery(metric)).toList();
  }

  private static List<Metric> queried(List<Metric> metrics) {
    return metrics.stream().filter(JoinedSource::isQuery).toList();
  }

  private static boolean isQuery(Metric metric) {
    return switch (metric) {
      case Metric.ErrorRate errors -> false;
      case Metric.Latency latency -> false;
      case Metric.Ratio ratio -> true;
      case Metric.Value value -> true;
    };
  }

  @Override
  public void close() {
    requests.close();
    queries.close();
  }
}

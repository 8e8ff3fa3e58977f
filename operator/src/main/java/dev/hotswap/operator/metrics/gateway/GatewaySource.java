package dev.hotswap.operator.metrics.gateway;

import dev.hotswap.core.analysis.Metric;
import dev.hotswap.core.world.Problem;
import dev.hotswap.core.world.Problem.Severity;
import dev.hotswap.operator.metrics.BoundsCheck;
import dev.hotswap.operator.metrics.BucketBounds;
import dev.hotswap.operator.metrics.Glance;
import dev.hotswap.operator.metrics.MetricSource;
import dev.hotswap.operator.metrics.Origin;
import dev.hotswap.operator.metrics.Sight;
import dev.hotswap.operator.metrics.SourceSettings;
import dev.hotswap.operator.metrics.Watched;
import dev.hotswap.operator.metrics.vocabulary.Vocabulary;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One gateway as a metric source. Its pods are read only while a session is open, and once for all
 * sessions.
 */
public final class GatewaySource implements MetricSource {
  private final SourceSettings.Gateway settings;
  private final GatewayPods pods;
  private final Vocabulary vocabulary;
  private final Scraper scraper;
  private final Set<GatewaySession> sessions = ConcurrentHashMap.newKeySet();
  private final ReentrantLock reading = new ReentrantLock();
  private Round newest = Round.NONE;
  private volatile BucketBounds bounds = Vocabulary.DEFAULT_BOUNDS;
  private volatile boolean grpcSeen;

  /** A source that asks {@code pods} anew for each round. */
  public GatewaySource(SourceSettings.Gateway settings, GatewayPods pods) {
    this.settings = settings;
    this.pods = pods;
    this.vocabulary = Vocabulary.of(settings.dialect(), settings.reporter());
    this.scraper = new Scraper(settings, vocabulary);
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
    return Sight.of(settings.dialect(), grpcSeen);
  }

  @Override
  public List<Problem> check(List<Metric> metrics) {
    return metrics.stream().flatMap(metric -> check(metric).stream()).toList();
  }

  private List<Problem> check(Metric metric) {
    return switch (metric) {
      case Metric.ErrorRate errors -> List.of();
      case Metric.Latency latency -> BoundsCheck.of(latency, settings.name(), bounds);
      case Metric.Ratio ratio -> List.of(noQueries(ratio));
      case Metric.Value value -> List.of(noQueries(value));
    };
  }

  private Problem noQueries(Metric metric) {
    return new Problem(
        Severity.BLOCKS,
        "MetricNotSupported",
        "metric '%s': source '%s' reads a gateway's own counters and answers no PromQL; add prometheus to metricSources.%s in the operator's settings, name another source in spec.analysis.source, or remove the metric"
            .formatted(metric.name(), settings.name(), settings.name()));
  }

  /** One page of each pod for all of them, whoever else reads at the time. */
  @Override
  public List<Glance> glance(List<Watched> resting) {
    Set<String> services = new HashSet<>();
    resting.forEach(each -> services.add(each.service(each.candidate().other())));
    List<GatewayPod> ready = pods.ready(settings.namespace(), settings.selector());
    return Glances.of(scraper.scrape(ready, services), resting);
  }

  @Override
  public Session open(Watched watched, Origin origin) {
    GatewaySession session = new GatewaySession(this, watched, origin);
    sessions.add(session);
    return session;
  }

  void closed(GatewaySession session) {
    sessions.remove(session);
  }

  /** The newest round, made now unless there is one of this interval. */
  Round round(Instant now) {
    long asked = System.nanoTime();
    reading.lock();
    try {
      Duration reuse = settings.interval().multipliedBy(9).dividedBy(10);
      boolean recent =
          newest.number() > 0 && Duration.between(newest.at(), now).abs().compareTo(reuse) < 0;
      if (!recent) {
        newest = read(now, asked);
      }
      return newest;
    } finally {
      reading.unlock();
    }
  }

  private Round read(Instant now, long asked) {
    Set<String> services = new HashSet<>();
    sessions.forEach(session -> services.addAll(session.services()));
    List<GatewayPod> ready = pods.ready(settings.namespace(), settings.selector());
    List<Scraped> scraped = scraper.scrape(ready, services);
    Duration took = Duration.ofNanos(System.nanoTime() - asked);
    Round round = new Round(newest.number() + 1, now, took, services, scraped);
    learnBounds(round);
    return round;
  }

  private void learnBounds(Round round) {
    NavigableSet<Double> millis = new TreeSet<>();
    for (Scraped pod : round.pods()) {
      if (pod instanceof Scraped.Read read) {
        millis.addAll(read.page().bounds());
        grpcSeen = grpcSeen || read.page().countsGrpc();
      }
    }
    if (!millis.isEmpty()) {
      bounds = BucketBounds.ofMillis(millis.stream().mapToDouble(m -> m).toArray());
    }
  }

  SourceSettings.Gateway settings() {
    return settings;
  }

  @Override
  public void close() {
    scraper.close();
  }
}

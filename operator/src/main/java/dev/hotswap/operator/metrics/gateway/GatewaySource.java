package dev.hotswap.operator.metrics.gateway;

import dev.hotswap.core.analysis.Metric;
import dev.hotswap.core.world.Problem;
import dev.hotswap.core.world.Problem.Severity;
import dev.hotswap.operator.metrics.BoundsCheck;
import dev.hotswap.operator.metrics.BucketBounds;
import dev.hotswap.operator.metrics.CounterTotals;
import dev.hotswap.operator.metrics.Dialect;
import dev.hotswap.operator.metrics.MetricSource;
import dev.hotswap.operator.metrics.Origin;
import dev.hotswap.operator.metrics.Sight;
import dev.hotswap.operator.metrics.SourceSettings;
import dev.hotswap.operator.metrics.Watched;
import dev.hotswap.operator.metrics.overdue.ReadWindow;
import dev.hotswap.operator.metrics.vocabulary.Vocabulary;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * One or more gateways as a metric source. Its pods are read only while a session is open, and once
 * for all sessions.
 */
public final class GatewaySource implements MetricSource {
  /** Nobody looks again within this time. */
  private static final Duration PEEK_APART = Duration.ofMillis(200);

  /** A gateway that takes longer is not read more often than its interval says. */
  private static final Duration QUICK = Duration.ofMillis(50);

  private final SourceSettings.Gateway settings;
  private final GatewayPods pods;
  private final PodRounds rounds;
  private final Set<GatewaySession> sessions = ConcurrentHashMap.newKeySet();
  private final ReentrantLock reading = new ReentrantLock();
  private Round newest = Round.NONE;
  private Round between = Round.NONE;
  private long number;
  private Duration took = Duration.ZERO;
  private volatile BucketBounds bounds = Vocabulary.DEFAULT_BOUNDS;
  private volatile Sight.Read seen = Sight.Read.NOTHING;

  /**
   * A source that asks {@code pods} anew for each round, and counts its work in {@code registry}.
   */
  public GatewaySource(SourceSettings.Gateway settings, GatewayPods pods, MeterRegistry registry) {
    this.settings = settings;
    this.pods = pods;
    Vocabulary vocabulary = Vocabulary.of(settings.dialect(), settings.reporter());
    GatewayMeter meter = new GatewayMeter(registry, settings.name());
    this.rounds = new PodRounds(new PodReader(settings, vocabulary, meter), meter);
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
    return Sight.of(settings.dialect(), seen);
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
  public List<CounterTotals> glance(List<Watched> resting) {
    Scope scope = Scope.union(resting.stream().map(Glances::scope).toList());
    List<GatewayPod> ready = ready();
    return Glances.of(rounds.background(ready, scope), resting);
  }

  @Override
  public Session open(Watched watched, Origin origin) {
    GatewaySession session = new GatewaySession(this, watched, origin);
    sessions.add(session);
    return session;
  }

  /** Envoy does not time callers that leave: how long answers take has to be known instead. */
  Set<Double> finerBounds() {
    return settings.dialect() == Dialect.ENVOY
        ? bounds.bounds().stream().map(bound -> bound.toNanos() / 1e6).collect(Collectors.toSet())
        : Set.of();
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

  /** The gateway between two rounds; empty where its pods are many, slow or just being read. */
  Optional<Round> peek(Instant now) {
    if (!reading.tryLock()) {
      return Optional.empty();
    }
    try {
      if (!due(newest, now) || took.compareTo(QUICK) > 0) {
        return Optional.empty();
      }
      if (between.number() < newest.number() || due(between, now)) {
        between = read(now, System.nanoTime());
      }
      return Optional.of(between);
    } finally {
      reading.unlock();
    }
  }

  /** Never by a clock that was set back. */
  private static boolean due(Round last, Instant now) {
    return Duration.between(last.at(), now).compareTo(PEEK_APART) >= 0;
  }

  /** Of every gateway. */
  private List<GatewayPod> ready() {
    return settings.gateways().stream()
        .flatMap(
            gateway ->
                pods.ready(gateway.namespace(), gateway.selector()).stream()
                    .map(pod -> pod.of(gateway.toString())))
        .toList();
  }

  private Round read(Instant now, long asked) {
    Scope scope = Scope.union(sessions.stream().map(GatewaySession::scope).toList());
    List<GatewayPod> ready = ready();
    List<Scraped> scraped = rounds.next(ready, scope);
    took = Duration.ofNanos(System.nanoTime() - asked);
    Round round = new Round(++number, now, look(scraped, now, asked), scraped);
    learnBounds(round);
    return round;
  }

  /** A page that was late for the round before was asked for before this one began. */
  private static ReadWindow look(List<Scraped> scraped, Instant now, long asked) {
    long first = asked;
    for (Scraped pod : scraped) {
      if (pod instanceof Scraped.Read read) {
        first = Math.min(first, read.begun());
      }
    }
    return new ReadWindow(now.minusNanos(asked - first), now.plusNanos(System.nanoTime() - asked));
  }

  private void learnBounds(Round round) {
    NavigableSet<Double> millis = new TreeSet<>();
    for (Scraped pod : round.pods()) {
      if (pod instanceof Scraped.Read read) {
        millis.addAll(read.page().bounds());
        seen = read.page().seen(seen);
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
    rounds.close();
  }
}

package dev.hotswap.operator.metrics.prometheus;

import dev.hotswap.operator.metrics.BucketBounds;
import dev.hotswap.operator.metrics.Failure;
import dev.hotswap.operator.metrics.Failure.Reason;
import dev.hotswap.operator.metrics.MetricSource;
import dev.hotswap.operator.metrics.Origin;
import dev.hotswap.operator.metrics.Poll;
import dev.hotswap.operator.metrics.Watched;
import dev.hotswap.operator.metrics.http.Numbers;
import dev.hotswap.operator.metrics.series.Measure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One attempt's counters in a Prometheus. Asks for the time of the newest sample at each poll, and
 * for counters only when that is new. The first look reads the history since the evidence began,
 * and before that ten minutes finely and six hours coarsely to learn how bursty stable is.
 */
final class PrometheusSession implements MetricSource.Session {
  /** How far back stable is read as finely as it was scraped. */
  static final Duration BURSTINESS = Duration.ofMinutes(10);

  private static final Duration SHORTEST_LIMIT = Duration.ofSeconds(5);

  private final PrometheusSource source;
  private final PrometheusApi api;
  private final Watched watched;
  private final Origin origin;
  private final CounterQueries queries;
  private Optional<Account> account = Optional.empty();
  private Instant seen = Instant.EPOCH;
  private Instant newestOurs = Instant.EPOCH;
  private boolean counted;

  PrometheusSession(PrometheusSource source, Watched watched, Origin origin) {
    this.source = source;
    this.api = source.counting(watched.namespace());
    this.watched = watched;
    this.origin = origin;
    this.queries = CounterQueries.of(source.settings(), watched);
  }

  @Override
  public Poll poll(Instant now) {
    try {
      Optional<Newest> newest = Newest.ask(api, queries);
      return newest.isPresent() ? look(newest.get(), now) : stale("it scrapes nothing");
    } catch (MissedException missed) {
      return new Poll.Failed(missed.failure());
    }
  }

  private Poll look(Newest newest, Instant now) throws MissedException {
    if (counted && !newest.counted()) {
      return stale("the gateway's series are gone");
    }
    if (!newest.time().isAfter(seen)) {
      return new Poll.Unchanged();
    }
    if (newest.age().compareTo(freshness()) > 0) {
      return stale("the newest sample is %d s old".formatted(newest.age().toSeconds()));
    }
    Poll poll = account.isPresent() ? next(account.get(), newest, now) : open(newest, now);
    seen = newest.time();
    counted = newest.counted();
    return poll;
  }

  private Duration freshness() {
    Duration three = source.interval().multipliedBy(3);
    return three.compareTo(SHORTEST_LIMIT) > 0 ? three : SHORTEST_LIMIT;
  }

  private Poll next(Account books, Newest newest, Instant now) throws MissedException {
    return books.next(newest.time(), inOrder(newest.ours(newest.time(), now)));
  }

  /** Nothing is kept of an opening that fails half-way. */
  private Poll open(Newest newest, Instant now) throws MissedException {
    refuseCopies();
    learnBounds();
    Snapshots snapshots = snapshots();
    Account opening = new Account(api, watched, snapshots, source);
    Duration skew = Duration.between(newest.ours(newest.time(), now), newest.time());
    Instant from = origin.since().minus(BURSTINESS).plus(skew);
    Span span = Span.ending(newest.time(), from, source.interval());
    UnaryOperator<Instant> ours = time -> newest.ours(time, now);
    Poll.Fresh history = opening.history(span, ours);
    newestOurs = history.samples().getLast().at();
    account = Optional.of(opening);
    LongHistory hours = new LongHistory(watched, snapshots, source.policies(watched.namespace()));
    Span coarse = LongHistory.before(span.from(), source.interval());
    return history.after(hours.over(coarse, ours));
  }

  private Snapshots snapshots() {
    List<Double> bounds =
        Measure.of(watched.metrics()).stream()
            .filter(Measure.Slow.class::isInstance)
            .map(slow -> ((Measure.Slow) slow).millis())
            .distinct()
            .toList();
    return source.snapshots(api, queries.counters(bounds));
  }

  /** Clocks differ by a little more or less at each poll; samples keep their order. */
  private Instant inOrder(Instant ours) {
    newestOurs = ours.isAfter(newestOurs) ? ours : newestOurs.plusMillis(1);
    return newestOurs;
  }

  private void refuseCopies() throws MissedException {
    for (Row copies : api.query(queries.copies())) {
      if (copies.last().value() > 1) {
        throw new MissedException(
            new Failure(
                Reason.GARBAGE,
                api.who(),
                "each series is there %.0f times, from servers that scrape the same; query an endpoint that removes duplicates"
                    .formatted(copies.last().value())));
      }
    }
  }

  private void learnBounds() throws MissedException {
    double[] bounds =
        api.query(queries.bounds()).stream()
            .flatMapToDouble(row -> Numbers.parse(row.labels().getOrDefault("le", "NaN")).stream())
            .filter(Double::isFinite)
            .toArray();
    if (bounds.length > 0) {
      source.learned(BucketBounds.ofMillis(bounds));
    }
  }

  private Poll stale(String why) {
    return new Poll.Failed(new Failure(Reason.STALE, api.who(), why));
  }

  @Override
  public void close() {}
}

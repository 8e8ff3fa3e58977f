package dev.hotswap.operator.metrics.prometheus;

import dev.hotswap.operator.metrics.Failure;
import dev.hotswap.operator.metrics.Failure.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The newest sample a server has.
 *
 * @param time when it was scraped, by the server's clock, in whole milliseconds
 * @param age how old it was when the server answered
 * @param counted true if it is a sample of the backends; false if only the server is known to live
 */
record Newest(Instant time, Duration age, boolean counted) {
  private static final String HEARTBEAT = "max(timestamp(up))";

  /** Asks for it; empty from a server that scrapes nothing. */
  static Optional<Newest> ask(PrometheusApi api, CounterQueries queries) throws MissedException {
    Optional<Newest> ours = read(api.query(queries.newest()), true);
    return ours.isPresent() ? ours : read(api.query(HEARTBEAT), false);
  }

  /** What time it is by the server's clock. */
  static Instant serverTime(PrometheusApi api) throws MissedException {
    return api.query(HEARTBEAT).stream()
        .findFirst()
        .map(row -> row.last().at())
        .orElseThrow(
            () -> new MissedException(new Failure(Reason.STALE, api.who(), "it scrapes nothing")));
  }

  private static Optional<Newest> read(List<Row> rows, boolean counted) {
    return rows.stream()
        .findFirst()
        .map(Row::last)
        .map(
            point -> {
              Instant time = Instant.ofEpochMilli(Math.round(point.value() * 1_000));
              return new Newest(time, Duration.between(time, point.at()), counted);
            });
  }

  /** What a server time is on our clock, where {@code now} is about when the server answered. */
  Instant ours(Instant server, Instant now) {
    return now.minus(age).plus(Duration.between(time, server));
  }
}

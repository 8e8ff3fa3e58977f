package dev.hotswap.operator.metrics.series;

import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * All that one reporter exposes at one moment.
 *
 * @param series by destination
 * @param members pods that the reporter sends requests to, by destination, where it shows that
 */
public record Page(Map<Destination, Series> series, Map<Destination, Integer> members) {
  /** Nothing counted yet. */
  public static final Page EMPTY = new Page(Map.of());

  public Page {
    series = Map.copyOf(series);
    members = Map.copyOf(members);
  }

  /** What a reporter exposes that shows no membership. */
  public Page(Map<Destination, Series> series) {
    this(series, Map.of());
  }

  /** Whether any request was counted. */
  public boolean countsRequests() {
    return series.values().stream().anyMatch(to -> to.total() > 0);
  }

  /** Whether gRPC statuses are counted. */
  public boolean countsGrpc() {
    return series.values().stream()
        .anyMatch(to -> to.counts(Attempt.GRPC_FAULT) || to.counts(Attempt.GRPC_ANSWER));
  }

  /** Whether requests are counted while they are open. */
  public boolean countsOpen() {
    return series.values().stream()
        .anyMatch(to -> to.inFlight().isPresent() && to.counts(Attempt.STARTED));
  }

  /** Every finite bucket bound of its histograms, in milliseconds. */
  public NavigableSet<Double> bounds() {
    NavigableSet<Double> bounds = new TreeSet<>();
    for (Series exposed : series.values()) {
      exposed.durations().values().forEach(d -> bounds.addAll(d.histogram().within().keySet()));
    }
    bounds.remove(Double.POSITIVE_INFINITY);
    return bounds;
  }
}

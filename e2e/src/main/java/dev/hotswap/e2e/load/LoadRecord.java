package dev.hotswap.e2e.load;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Requests and what became of them.
 *
 * @param requests in the order in which they ended
 */
public record LoadRecord(List<Sent> requests) {
  public LoadRecord {
    requests = List.copyOf(requests);
  }

  /** Those sent at {@code from} or later, and before {@code to}. */
  public LoadRecord sentBetween(Instant from, Instant to) {
    return only(sent -> !sent.at().isBefore(from) && sent.at().isBefore(to));
  }

  /** Those that this version answered. */
  public LoadRecord answeredBy(String version) {
    return only(sent -> sent.version().equals(version));
  }

  /** Those without a good answer. */
  public LoadRecord failed() {
    return only(sent -> sent.cause().isPresent());
  }

  /** Those for which this is not so. */
  public LoadRecord except(Predicate<Sent> dropped) {
    return only(dropped.negate());
  }

  /** How many failed, by cause, in alphabetical order. */
  public Map<String, Long> causes() {
    return new TreeMap<>(
        requests.stream().flatMap(s -> s.cause().stream()).collect(groupingBy(c -> c, counting())));
  }

  /** When the first bad answer could be known: a slow one is bad from the limit on. */
  public Optional<Instant> firstBad(Duration slow) {
    return requests.stream().flatMap(sent -> sent.badSince(slow).stream()).min(Instant::compareTo);
  }

  /** When the last of them was sent. */
  public Optional<Instant> lastSent() {
    return requests.stream().map(Sent::at).max(Instant::compareTo);
  }

  /** Share of failed ones; empty where there is none at all. */
  public OptionalDouble failedShare() {
    return requests.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) failed().requests().size() / requests.size());
  }

  /**
   * A percentile of their latency: the smallest latency that at least {@code percent} of them do
   * not exceed.
   *
   * @param percent above 0, at most 100
   */
  public Optional<Duration> latency(double percent) {
    List<Duration> sorted = requests.stream().map(Sent::latency).sorted().toList();
    int rank = (int) Math.ceil(percent / 100 * sorted.size());
    return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(Math.max(rank, 1) - 1));
  }

  private LoadRecord only(Predicate<Sent> kept) {
    return new LoadRecord(stream().filter(kept).toList());
  }

  private Stream<Sent> stream() {
    return requests.stream();
  }
}

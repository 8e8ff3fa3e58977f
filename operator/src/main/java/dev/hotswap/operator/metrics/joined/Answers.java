package dev.hotswap.operator.metrics.joined;

import dev.hotswap.core.analysis.Metric;
import dev.hotswap.core.analysis.Observation;
import dev.hotswap.core.analysis.Observation.Absent;
import dev.hotswap.core.analysis.Observation.Counted;
import dev.hotswap.core.analysis.Observation.Measured;
import dev.hotswap.core.analysis.Sample;
import dev.hotswap.operator.metrics.Failure;
import dev.hotswap.operator.metrics.MetricSource.Session;
import dev.hotswap.operator.metrics.Poll;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the queries say between two answers of a slower source: a number stays what it was, counts
 * stand still, and after a while neither is known any more.
 */
final class Answers {
  private final Session session;
  private final List<Metric> metrics;
  private final Duration patience;
  private Map<String, Observation> latest;
  private Instant answered = Instant.EPOCH;

  /**
   * No answer yet.
   *
   * @param metrics what is asked
   * @param patience how old an answer may become
   */
  Answers(Session session, List<Metric> metrics, Duration patience) {
    this.session = session;
    this.metrics = List.copyOf(metrics);
    this.patience = patience;
    this.latest = absent("no sample yet");
  }

  /**
   * What is known now.
   *
   * @param history samples before the newest one, of these metrics alone; once, after a start
   * @param newest an entry for each metric
   */
  record Look(List<Sample> history, Map<String, Observation> newest) {}

  Look look(Instant now) {
    return switch (session.poll(now)) {
      case Poll.Fresh fresh -> fresh(fresh, now);
      // Which gateway pods a Prometheus misses says nothing about what it was asked.
      case Poll.Partial(Poll.Fresh seen, var missing) -> fresh(seen, now);
      case Poll.Unchanged() -> standing(now);
      case Poll.Failed(Failure failure) -> {
        latest = absent(failure.sentence());
        yield new Look(List.of(), latest);
      }
    };
  }

  private Look fresh(Poll.Fresh fresh, Instant now) {
    List<Sample> samples = fresh.samples();
    Map<String, Observation> newest = new HashMap<>(absent("not reported"));
    newest.putAll(samples.getLast().metrics());
    newest.keySet().retainAll(latest.keySet());
    latest = standing(newest);
    answered = now;
    return new Look(samples.subList(0, samples.size() - 1), Map.copyOf(newest));
  }

  private Look standing(Instant now) {
    if (Duration.between(answered, now).compareTo(patience) > 0) {
      latest = absent("no new sample for more than " + patience.toSeconds() + " s");
    }
    return new Look(List.of(), latest);
  }

  private static Map<String, Observation> standing(Map<String, Observation> seen) {
    return seen.entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> standing(e.getValue())));
  }

  private static Observation standing(Observation seen) {
    return switch (seen) {
      case Counted counted -> Counted.NONE;
      case Measured measured -> measured;
      case Absent absent -> absent;
    };
  }

  private Map<String, Observation> absent(String why) {
    return metrics.stream()
        .collect(Collectors.toUnmodifiableMap(Metric::name, m -> new Absent(why)));
  }

  void close() {
    session.close();
  }
}

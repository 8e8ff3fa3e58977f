package dev.hotswap.operator.metrics.joined;

import dev.hotswap.core.analysis.Observation;
import dev.hotswap.core.analysis.Sample;
import dev.hotswap.operator.metrics.MetricSource.Session;
import dev.hotswap.operator.metrics.Poll;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One attempt, counted by two sessions. Queries are asked only when requests were counted: their
 * counters run on, so nothing is lost meanwhile.
 */
final class JoinedSession implements Session {
  private final Session counting;
  private final Answers answers;

  JoinedSession(Session counting, Answers answers) {
    this.counting = counting;
    this.answers = answers;
  }

  @Override
  public Poll poll(Instant now) {
    return switch (counting.poll(now)) {
      case Poll.Fresh fresh -> joined(fresh, now);
      case Poll.Partial(Poll.Fresh seen, var missing) ->
          new Poll.Partial(joined(seen, now), missing);
      case Poll.Unchanged unchanged -> unchanged;
      case Poll.Failed failed -> failed;
    };
  }

  /** Requests only: queries keep their pace. */
  @Override
  public Poll peek(Instant now) {
    return counting.peek(now);
  }

  /**
   * What the queries gave goes into the newest sample, at its time: samples of two clocks would
   * come in the wrong order, and a late one counts for nothing.
   */
  private Poll.Fresh joined(Poll.Fresh counted, Instant now) {
    Answers.Look look = answers.look(now);
    List<Sample> samples = new ArrayList<>(counted.samples());
    samples.add(with(samples.removeLast(), look.newest()));
    Instant first = counted.samples().getFirst().at();
    Stream<Sample> history = look.history().stream().filter(past -> past.at().isBefore(first));
    return new Poll.Fresh(
        counted.before(),
        Stream.concat(history, samples.stream()).toList(),
        counted.totals(),
        counted.flows(),
        counted.passed(),
        counted.members(),
        counted.apart());
  }

  private static Sample with(Sample sample, Map<String, Observation> more) {
    Map<String, Observation> metrics = new HashMap<>(sample.metrics());
    metrics.putAll(more);
    return new Sample(sample.at(), metrics);
  }

  @Override
  public void close() {
    counting.close();
    answers.close();
  }
}

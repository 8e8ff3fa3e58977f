package dev.hotswap.operator.metrics.watch;

import dev.hotswap.core.analysis.Metric;
import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.metrics.BucketBounds;
import dev.hotswap.operator.metrics.Failure;
import dev.hotswap.operator.metrics.MetricSource;
import dev.hotswap.operator.metrics.Origin;
import dev.hotswap.operator.metrics.Poll;
import dev.hotswap.operator.metrics.Sight;
import dev.hotswap.operator.metrics.Watched;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Stands in for a source that the operator's settings do not name.
 *
 * @param name what the plan asks for
 * @param known what there is
 */
record MissingSource(String name, Set<String> known) implements MetricSource {
  @Override
  public Duration interval() {
    return Duration.ofSeconds(1);
  }

  @Override
  public BucketBounds bounds() {
    return BucketBounds.ofMillis();
  }

  /** That there is no source is said already. */
  @Override
  public Sight sight() {
    return new Sight(true, true, true);
  }

  @Override
  public List<Problem> check(List<Metric> metrics) {
    return metrics.isEmpty()
        ? List.of()
        : List.of(new Problem(Problem.Severity.BLOCKS, "MetricSourceUnknown", sentence()));
  }

  @Override
  public Session open(Watched watched, Origin origin) {
    return new Session() {
      @Override
      public Poll poll(Instant now) {
        return new Poll.Failed(
            new Failure(Failure.Reason.NOT_CONFIGURED, "spec.analysis.source", sentence()));
      }

      @Override
      public void close() {}
    };
  }

  private String sentence() {
    return "the operator's settings name no metric source '%s'; they name %s"
        .formatted(name, known.isEmpty() ? "none" : String.join(", ", new TreeSet<>(known)));
  }

  @Override
  public void close() {}
}

package dev.hotswap.operator.metrics;

import dev.hotswap.core.analysis.Metric;
import dev.hotswap.core.world.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Something that counts requests by backend: the gateway's own statistics, or a Prometheus. */
public interface MetricSource extends AutoCloseable {
  /** How far apart new samples are, at least one second. */
  Duration interval();

  /**
   * The bounds of its latency histogram: learned where it was read, the vocabulary's until then.
   */
  BucketBounds bounds();

  /** What of these metrics this source cannot measure; empty when all is well. */
  List<Problem> check(List<Metric> metrics);

  /**
   * Looks once at the stable slots of many releases, all together; bounded in time and size.
   * Whatever is not seen is left out, and a source without such a look sees nothing.
   *
   * @return in the order of {@code resting}
   */
  default List<CounterTotals> glance(List<Watched> resting) {
    return resting.stream().map(each -> CounterTotals.NOTHING).toList();
  }

  /** Which failures it can see. */
  Sight sight();

  /** A session for one attempt. Opening does no I/O. */
  Session open(Watched watched, Origin origin);

  /** Cuts what is under way; never fails. */
  @Override
  void close();

  /** Counts one release's traffic for one attempt. Used by one thread at a time. */
  interface Session extends AutoCloseable {
    /**
     * Looks once, bounded in time and size.
     *
     * @param now the round's time; samples of one session keep their order even if it goes back
     */
    Poll poll(Instant now);

    /**
     * What happened since the last poll. Nothing is entered: the next poll covers it again.
     *
     * @return unchanged where that would cost more than it is worth, or cannot be had
     */
    default Poll peek(Instant now) {
      return new Poll.Unchanged();
    }

    /** Ends the session; never fails. */
    @Override
    void close();
  }
}

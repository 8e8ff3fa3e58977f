package dev.hotswap.testkit.gateway.stats;

import dev.hotswap.testkit.gateway.route.Cluster;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** Requests that share every label of Istio's standard metrics. */
final class RequestSeries {

  record Key(Optional<Cluster> cluster, int code, String flags) {

    static Key of(Completed completed) {
      return new Key(completed.cluster(), completed.code(), completed.flagText());
    }
  }

  private final Key key;
  private final LongAdder count = new LongAdder();
  private final Histogram durations = new Histogram();

  RequestSeries(Key key) {
    this.key = key;
  }

  Key key() {
    return key;
  }

  void add(Duration took) {
    count.increment();
    durations.record(took);
  }

  void flush() {
    durations.flush();
  }

  long count() {
    return count.sum();
  }

  Histogram.Reading durations() {
    return durations.reading();
  }
}

package dev.hotswap.testkit.gateway.stats;

import dev.hotswap.testkit.gateway.route.Cluster;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** What Envoy counts for one upstream cluster. */
final class ClusterSeries {

  private final Cluster cluster;
  private final AtomicLongArray classes = new AtomicLongArray(6);
  private final AtomicLong active = new AtomicLong();
  private volatile Histogram times = new Histogram();

  ClusterSeries(Cluster cluster) {
    this.cluster = cluster;
  }

  Cluster cluster() {
    return cluster;
  }

  void began() {
    active.incrementAndGet();
  }

  void completed(Completed completed) {
    active.decrementAndGet();
    if (completed.code() > 0) {
      classes.incrementAndGet(completed.code() / 100);
    }
    if (completed.answered()) {
      times.record(completed.took());
    }
  }

  void flush() {
    times.flush();
  }

  void reset() {
    for (int codeClass = 1; codeClass <= 5; codeClass++) {
      classes.set(codeClass, 0);
    }
    times = new Histogram();
  }

  /** Answers whose status is of that class, from 1 to 5. */
  long answers(int codeClass) {
    return classes.get(codeClass);
  }

  long active() {
    return active.get();
  }

  Histogram.Reading times() {
    return times.reading();
  }
}

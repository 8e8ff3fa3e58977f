package dev.hotswap.operator.reconcile.lane;

import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.loop.Running;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what may take long beside the turns of releases: one thing at a time for each release, so
 * many at once, namespaces in turn.
 */
public final class BackgroundTasks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BackgroundTasks.class);

  private final LongSupplier nanos;
  private final int atOnce;
  private final Lane lane;
  private final LaneMetrics metrics;
  private final ThreadFactory threads;
  private final Running running;
  private final Map<ReleaseKey, Work> works = new HashMap<>();
  private int telling;
  private boolean closed;

  /** What is done for a release, and who is told of its end. */
  private record Work(Runnable done, Runnable told) {}

  /**
   * Nothing is under way yet.
   *
   * @param name of the lane, for metrics and threads
   * @param atOnce how many at once
   * @param nanos time that only goes on
   */
  public BackgroundTasks(String name, int atOnce, MeterRegistry registry, LongSupplier nanos) {
    this.nanos = nanos;
    this.atOnce = atOnce;
    this.lane = new Lane(atOnce);
    this.metrics = new LaneMetrics(name, lane, registry);
    this.running = new Running(nanos);
    this.threads = Thread.ofVirtual().name(name + "-", 0).factory();
  }

  /**
   * Has this done for a release.
   *
   * @param over told once it is over, however it ended, and something else may be started
   * @return false where something is waiting or under way for it already: its end will be told
   */
  public synchronized boolean start(ReleaseKey release, Runnable work, Runnable over) {
    if (closed || works.putIfAbsent(release, new Work(work, over)) != null) {
      return false;
    }
    lane.add(release, nanos.getAsLong());
    begin();
    return true;
  }

  /**
   * Begins one at a time from now on: each may need a lot of memory.
   *
   * @return how many others have to wait for it
   */
  public synchronized long oneByOne() {
    lane.resize(1);
    return lane.waiting();
  }

  /** Begins as many at once as at first. */
  public synchronized void manyAtOnce() {
    lane.resize(atOnce);
    begin();
  }

  /** Whether anything is waiting or under way. */
  public synchronized boolean busy() {
    return !works.isEmpty() || telling > 0;
  }

  /** For how long the oldest has been under way; zero when there is none. */
  public Duration oldest() {
    return running.oldest();
  }

  private void begin() {
    Optional<FairQueue.Taken> next = lane.next();
    while (next.isPresent()) {
      ReleaseKey release = next.get().release();
      metrics.waited(nanos.getAsLong() - next.get().since());
      Work work = Objects.requireNonNull(works.get(release));
      threads.newThread(() -> take(release, work)).start();
      next = lane.next();
    }
  }

  private void take(ReleaseKey release, Work work) {
    running.begin(release);
    guarded(release, work.done());
    running.end(release);
    end(release);
    guarded(release, work.told());
    told();
  }

  private static void guarded(ReleaseKey release, Runnable part) {
    try {
      part.run();
    } catch (Throwable fault) { // an Error would keep the release from ever being asked for again
      LOG.error("what was done beside the turns of {} broke off", release, fault);
    }
  }

  private synchronized void end(ReleaseKey release) {
    telling++;
    works.remove(release);
    lane.done(release);
    begin();
  }

  private synchronized void told() {
    telling--;
  }

  /** Begins nothing more. */
  @Override
  public synchronized void close() {
    closed = true;
    works.keySet().removeIf(lane::remove);
  }
}

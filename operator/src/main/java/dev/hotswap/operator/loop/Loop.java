package dev.hotswap.operator.loop;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the same thing again and again on a thread of its own. Whatever a tick throws is logged and
 * counted, and the next tick comes all the same; one that never ends is told by {@link Heartbeats}.
 */
public final class Loop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

  /** A tick takes much less than this; a process that was stopped for a while needs one of them. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final String name;
  private final Heartbeats heartbeats;
  private final Runnable tick;
  private final ScheduledExecutorService thread;
  private int failedInARow;

  private Loop(String name, Heartbeats heartbeats, Runnable tick) {
    this.name = name;
    this.heartbeats = heartbeats;
    this.tick = tick;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name(name).factory());
  }

  /**
   * Begins with a first tick now.
   *
   * @param name for its thread, its metrics and the liveness probe; no other loop has it
   * @param pause between the end of a tick and the next, whatever the wall clock does
   */
  public static Loop start(String name, Duration pause, Heartbeats heartbeats, Runnable tick) {
    var loop = new Loop(name, heartbeats, tick);
    heartbeats.begin(name, LONGEST.plus(pause));
    var _ =
        loop.thread.scheduleWithFixedDelay(loop::once, 0, pause.toNanos(), TimeUnit.NANOSECONDS);
    return loop;
  }

  private void once() {
    try {
      tick.run();
      failedInARow = 0;
    } catch (Throwable fault) { // an Error would end the loop as silently as an exception
      failed(fault);
    } finally {
      heartbeats.beat(name);
    }
  }

  private void failed(Throwable fault) {
    try {
      heartbeats.failed(name);
      failedInARow++;
      if (Integer.bitCount(failedInARow) == 1) { // the 1st, 2nd, 4th, 8th, …
        LOG.error("the loop '{}' failed {} times and goes on", name, failedInARow, fault);
      }
    } catch (Throwable alsoFailed) {
      // Nothing is left to say it with; the next tick comes.
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    heartbeats.end(name);
  }
}

package dev.hotswap.operator.reconcile.lane;

import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.loop.Running;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes turns of releases: one at a time for each release, in two lanes. What is urgent has threads
 * of its own and waits for nothing but other urgent turns; a release that becomes urgent while it
 * waits changes lanes, and one that becomes urgent in the middle of a turn is told to that turn and
 * taken again at once. Asking for a release that waits already changes nothing.
 */
public final class Turns implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

  private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

  private final Predicate<ReleaseKey> urgent;
  private final Turn turn;
  private final Running running;
  private final LongSupplier nanos;
  private final ThreadFactory urgentThreads =
      Thread.ofPlatform().daemon().name("turn-urgent-", 0).factory();
  private final ThreadFactory usualThreads = Thread.ofVirtual().name("turn-", 0).factory();
  private final Map<Pace, Lane> lanes = new EnumMap<>(Pace.class);
  private final Map<Pace, LaneMetrics> metrics = new EnumMap<>(Pace.class);
  private final Map<ReleaseKey, Pace> waiting = new HashMap<>();
  private final Map<ReleaseKey, Pace> underWay = new HashMap<>();
  private final Map<ReleaseKey, Pace> again = new HashMap<>();
  private boolean closed;

  /** Takes one turn of one release. */
  @FunctionalInterface
  public interface Turn {
    /**
     * Takes it.
     *
     * @param giveWay true once the release has become urgent: what can be done later should be
     */
    void take(ReleaseKey release, BooleanSupplier giveWay);
  }

  /** How fast it has to be, the faster first. */
  private enum Pace {
    URGENT,
    USUAL;

    private Pace faster(Pace other) {
      return compareTo(other) <= 0 ? this : other;
    }
  }

  /**
   * Nobody is asked for yet.
   *
   * @param urgent whether a release cannot wait, as far as is known without a request; asked
   *     whenever somebody asks for it
   * @param usual turns of the usual lane at once
   * @param urgentOnes turns of the urgent lane at once
   * @param running is told of every turn
   * @param nanos time that only goes on
   */
  public Turns(
      Predicate<ReleaseKey> urgent,
      Turn turn,
      int usual,
      int urgentOnes,
      Running running,
      MeterRegistry registry,
      LongSupplier nanos) {
    this.urgent = urgent;
    this.turn = turn;
    this.running = running;
    this.nanos = nanos;
    lane(Pace.URGENT, "urgent", urgentOnes, registry);
    lane(Pace.USUAL, "usual", usual, registry);
  }

  private void lane(Pace pace, String name, int threads, MeterRegistry registry) {
    var lane = new Lane(threads);
    lanes.put(pace, lane);
    metrics.put(pace, new LaneMetrics(name, lane, registry));
  }

  /** Has a turn of this release taken soon. */
  public void ask(ReleaseKey release) {
    Pace pace = pace(release);
    synchronized (this) {
      if (closed) {
        return;
      }
      if (underWay.containsKey(release)) {
        again.merge(release, pace, Pace::faster);
        return;
      }
      await(release, pace);
      begin();
    }
  }

  /** Whether any turn waits or is under way. */
  public synchronized boolean busy() {
    return !waiting.isEmpty() || !underWay.isEmpty();
  }

  private Pace pace(ReleaseKey release) {
    try {
      return urgent.test(release) ? Pace.URGENT : Pace.USUAL;
    } catch (Throwable e) { // an Error, such as of a spec too deep, must not keep it from its turn
      LOG.warn("whether {} is urgent cannot be told: it is not taken to be", release, e);
      return Pace.USUAL;
    }
  }

  private void await(ReleaseKey release, Pace pace) {
    Pace now = waiting.get(release);
    if (now != null && now.faster(pace) == now) {
      return;
    }
    if (now != null) {
      lane(now).remove(release);
    }
    waiting.put(release, pace);
    lane(pace).add(release, nanos.getAsLong());
  }

  private void begin() {
    for (Pace pace : Pace.values()) {
      Optional<FairQueue.Taken> next = lane(pace).next();
      while (next.isPresent()) {
        begin(pace, next.get());
        next = lane(pace).next();
      }
    }
  }

  private void begin(Pace pace, FairQueue.Taken next) {
    ReleaseKey release = next.release();
    waiting.remove(release);
    underWay.put(release, pace);
    running.begin(release);
    Objects.requireNonNull(metrics.get(pace)).waited(nanos.getAsLong() - next.since());
    start(pace, () -> take(release, pace));
  }

  /** Where the system has no thread left, what is urgent takes a virtual one. */
  private void start(Pace pace, Runnable work) {
    try {
      threads(pace).newThread(work).start();
    } catch (OutOfMemoryError none) {
      LOG.warn("no thread can be started for what is urgent: {}", none.getMessage());
      usualThreads.newThread(work).start();
    }
  }

  private void take(ReleaseKey release, Pace pace) {
    try {
      turn.take(release, () -> givesWay(release, pace));
    } catch (Throwable fault) { // an Error would leave the release taken for ever
      LOG.error("the turn of {} broke off", release, fault);
    } finally {
      end(release, pace);
    }
  }

  private synchronized boolean givesWay(ReleaseKey release, Pace pace) {
    return closed || (pace == Pace.USUAL && again.get(release) == Pace.URGENT);
  }

  private synchronized void end(ReleaseKey release, Pace pace) {
    underWay.remove(release);
    lane(pace).done(release);
    Pace asked = again.remove(release);
    if (asked != null && !closed) {
      await(release, asked);
    }
    begin();
    running.end(release);
    notifyAll();
  }

  /** What is urgent does not share the few threads that carry all virtual ones. */
  private ThreadFactory threads(Pace pace) {
    return switch (pace) {
      case URGENT -> urgentThreads;
      case USUAL -> usualThreads;
    };
  }

  private Lane lane(Pace pace) {
    return Objects.requireNonNull(lanes.get(pace));
  }

  /** Takes no more turns, and waits for those under way, but not for long. */
  @Override
  public synchronized void close() {
    closed = true;
    waiting.forEach((release, pace) -> lane(pace).remove(release));
    waiting.clear();
    long until = System.nanoTime() + LONGEST_STOP.toNanos();
    try {
      for (long left = 1; !underWay.isEmpty() && left > 0; ) {
        left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        wait(Math.max(1, left));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

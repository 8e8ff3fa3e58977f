package dev.hotswap.testkit.controllers;

import dev.hotswap.core.testing.ManualClock;
import dev.hotswap.testkit.apiserver.FakeApiServer;
import dev.hotswap.testkit.controllers.api.Cluster;
import dev.hotswap.testkit.controllers.api.Controller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs controllers: step by step by {@link #settle()} in tests, or by one thread of its own between
 * {@link #start()} and {@link #close()} in demos.
 */
public final class ControllerLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ControllerLoop.class);
  private static final int PATIENCE = 1_000;
  private static final Duration PERIOD = Duration.ofMillis(20);

  private final Cluster cluster;
  private final List<Controller> controllers;
  private long settledVersion = -1;
  private Optional<Instant> wake = Optional.empty();
  private Optional<Instant> settledAt = Optional.empty();
  private volatile boolean running;
  private Optional<Thread> thread = Optional.empty();

  /** Runs these controllers in this order on a server. */
  public ControllerLoop(FakeApiServer server, List<Controller> controllers) {
    this.cluster = new Cluster(server.verbs());
    this.controllers = List.copyOf(controllers);
  }

  /** The cluster that the controllers see. */
  public Cluster cluster() {
    return cluster;
  }

  /**
   * Runs all controllers again and again until none of them changes anything.
   *
   * @return when something is due next, if nothing else happens before
   * @throws IllegalStateException if they never come to rest
   */
  public synchronized Optional<Instant> settle() {
    if (atRest()) {
      return wake;
    }
    for (int round = 0; round < PATIENCE; round++) {
      long before = cluster.version();
      Instant now = cluster.now();
      controllers.forEach(controller -> controller.reconcile(cluster));
      wake = cluster.takeWake();
      if (cluster.version() == before) {
        settledVersion = before;
        settledAt = Optional.of(now);
        return wake;
      }
    }
    throw new IllegalStateException(
        "the controllers still write after %d rounds, at version %d"
            .formatted(PATIENCE, cluster.version()));
  }

  /** Moves a clock on, stopping and settling at every moment at which something is due. */
  public void advance(ManualClock clock, Duration duration) {
    Instant target = clock.instant().plus(duration);
    for (Optional<Instant> due = settle().filter(moment -> moment.isBefore(target));
        due.isPresent();
        due = settle().filter(moment -> moment.isBefore(target))) {
      clock.set(due.get());
    }
    clock.set(target);
    settle();
  }

  /** Nothing changed since the last time, the clock was not turned back, and nothing is due. */
  private boolean atRest() {
    Instant now = cluster.now();
    return cluster.version() == settledVersion
        && settledAt.filter(at -> !now.isBefore(at)).isPresent()
        && wake.filter(moment -> !moment.isAfter(now)).isEmpty();
  }

  /** Lets one background thread settle the cluster all the time. */
  public synchronized void start() {
    running = true;
    thread = Optional.of(Thread.ofPlatform().daemon().name("played-controllers").start(this::loop));
  }

  private void loop() {
    while (running) {
      try {
        settle();
      } catch (RuntimeException e) {
        LOG.error("a played controller failed", e);
      }
      LockSupport.parkNanos(PERIOD.toNanos());
    }
  }

  /** Stops the background thread, if there is one. */
  @Override
  public void close() {
    running = false;
    thread.ifPresent(LockSupport::unpark);
  }
}

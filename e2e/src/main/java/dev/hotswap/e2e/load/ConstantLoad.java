package dev.hotswap.e2e.load;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends requests at a constant rate, whether or not earlier ones were answered (an open loop: a
 * slow service does not slow the load down), and keeps a record of each.
 */
public final class ConstantLoad implements AutoCloseable {
  private static final long SECOND = 1_000_000_000;

  private final LoadPlan plan;
  private final Clock clock;
  private final Caller caller;
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Sent> record = new ArrayList<>();
  private final Thread pacer;
  private volatile boolean running = true;

  private ConstantLoad(LoadPlan plan, Clock clock) {
    this.plan = plan;
    this.clock = clock;
    this.caller = new Caller(plan);
    this.pacer = Thread.ofPlatform().daemon().name("load").unstarted(this::pace);
  }

  /** Begins to send. */
  public static ConstantLoad start(LoadPlan plan, Clock clock) {
    ConstantLoad load = new ConstantLoad(plan, clock);
    load.pacer.start();
    return load;
  }

  private void pace() {
    long began = System.nanoTime();
    for (int sent = 0; running && sent < plan.atMost(); sent++) {
      long due = began + sent * SECOND / plan.perSecond();
      while (running && System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      int number = sent;
      requests.execute(() -> send(number));
    }
  }

  private void send(int number) {
    Instant at = clock.instant();
    long began = System.nanoTime();
    Caller.Answer answer = caller.call(number);
    Duration latency = Duration.ofNanos(System.nanoTime() - began);
    Sent sent = new Sent(at, latency, answer.status(), answer.version(), answer.failure());
    synchronized (record) {
      record.add(sent);
    }
  }

  /** Every request that ended so far. */
  public LoadRecord soFar() {
    synchronized (record) {
      return new LoadRecord(record);
    }
  }

  /**
   * Requests that ended since the first {@code known} of them: cheap to ask for again and again.
   */
  public LoadRecord since(int known) {
    synchronized (record) {
      return new LoadRecord(record.subList(Math.min(known, record.size()), record.size()));
    }
  }

  /** Stops sending and waits until every request under way has ended. */
  @Override
  public void close() {
    running = false;
    LockSupport.unpark(pacer);
    awaitLastSent();
    requests.close();
    caller.close();
  }

  private void awaitLastSent() {
    try {
      pacer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.hotswap.testkit.gateway.config;

import java.io.Closeable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Takes a snapshot once a burst of changes is over and hands it on after the time a push takes, one
 * after the other.
 */
final class Debounce<T> implements Closeable {

  private final Semaphore changes = new Semaphore(0);
  private final Propagation propagation;
  private final Supplier<T> snapshot;
  private final Consumer<T> gateway;
  private final Thread thread;

  Debounce(Propagation propagation, Supplier<T> snapshot, Consumer<T> gateway) {
    this.propagation = propagation;
    this.snapshot = snapshot;
    this.gateway = gateway;
    this.thread = Thread.ofVirtual().name("push").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  void changed() {
    changes.release();
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void run() {
    try {
      while (true) {
        awaitQuiet();
        T taken = snapshot.get();
        Thread.sleep(propagation.push());
        gateway.accept(taken);
      }
    } catch (InterruptedException closed) {
      return;
    }
  }

  private void awaitQuiet() throws InterruptedException {
    changes.acquire();
    long end = System.nanoTime() + propagation.most().toNanos();
    long wait;
    do {
      changes.drainPermits();
      wait = Math.min(propagation.quiet().toNanos(), end - System.nanoTime());
    } while (wait > 0 && changes.tryAcquire(wait, TimeUnit.NANOSECONDS));
  }
}

package dev.hotswap.operator.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How the process ends. */
final class Shutdown {
  private static final int LOST_LEADERSHIP = 3;

  private Shutdown() {}

  /** Closes {@code operator} when the process is told to stop, and waits for it, but not longer. */
  static void closeAtExit(AutoCloseable operator, Duration bound) {
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> close(operator, bound)));
  }

  private static void close(AutoCloseable operator, Duration bound) {
    var closed = new CountDownLatch(1);
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                operator.close();
              } catch (Exception e) {
                System.err.println("the operator did not stop cleanly: " + e);
              } finally {
                closed.countDown();
              }
            });
    try {
      if (!closed.await(bound.toMillis(), TimeUnit.MILLISECONDS)) {
        System.err.println("the operator did not stop within " + bound.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the process at once, without another write: somebody else leads. */
  static void halt() {
    Runtime.getRuntime().halt(LOST_LEADERSHIP);
  }
}

package dev.hotswap.e2e.stack;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for something real to happen, with a bound. */
public final class Await {
  /** How long to wait for what should come soon. */
  public static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration EACH = Duration.ofMillis(50);

  private Await() {}

  /**
   * Returns when it is so.
   *
   * @param what for the message of the failure
   * @throws IllegalStateException if it is not so within the bound
   */
  public static void until(String what, Duration bound, BooleanSupplier reached)
      throws InterruptedException {
    long end = System.nanoTime() + bound.toNanos();
    while (!reached.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("waited " + bound.toSeconds() + " s in vain for " + what);
      }
      Thread.sleep(EACH);
    }
  }
}

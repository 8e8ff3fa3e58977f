package dev.hotswap.operator.simulated;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.LockSupport;

/**
 * Finds out that nothing happens any more. A change travels from the server to an operator through
 * sockets and thread pools that nobody can look into, so it takes some breaths without any sign of
 * life. Each breath queues behind everybody else's work in those pools; one that took much longer
 * than asked for says that threads wait for a processor, and does not count.
 */
final class Stillness {
  private static final Duration BREATH = Duration.ofMillis(1);
  private static final Duration OVERSLEPT = Duration.ofMillis(4);
  private static final int CALM = 6;

  private int calm;
  private long seen = -1;

  /**
   * Takes a breath.
   *
   * @param sign a number that changes with every sign of life
   * @param busy true while somebody is known to work
   * @return true when it is still
   */
  boolean breathe(long sign, boolean busy) {
    long before = System.nanoTime();
    LockSupport.parkNanos(BREATH.toNanos());
    queueBehindOthers();
    boolean timely = System.nanoTime() - before < OVERSLEPT.toNanos();
    if (busy || sign != seen) {
      calm = 0;
    } else if (timely) {
      calm++;
    }
    seen = sign;
    return calm >= CALM;
  }

  private static void queueBehindOthers() {
    var turn = new CountDownLatch(1);
    ForkJoinPool.commonPool().execute(() -> Thread.startVirtualThread(turn::countDown));
    try {
      turn.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

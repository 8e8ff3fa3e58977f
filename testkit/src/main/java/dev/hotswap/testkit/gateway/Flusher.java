package dev.hotswap.testkit.gateway;

import java.io.Closeable;
import java.time.Duration;

/** Flushes at a fixed interval until it is closed. */
final class Flusher implements Closeable {

  private final Thread thread;

  Flusher(Duration every, Runnable flush) {
    thread = Thread.ofVirtual().name("flush").start(() -> run(every, flush));
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private static void run(Duration every, Runnable flush) {
    try {
      while (true) {
        Thread.sleep(every);
        flush.run();
      }
    } catch (InterruptedException closed) {
      return;
    }
  }
}

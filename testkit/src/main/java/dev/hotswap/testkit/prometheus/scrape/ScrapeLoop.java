package dev.hotswap.testkit.prometheus.scrape;

import java.io.Closeable;
import java.time.Duration;
import java.time.InstantSource;

/** Scrapes at an interval until it is closed. */
public final class ScrapeLoop implements Closeable {

  private final Thread thread;

  /** Begins with a scrape at once. */
  public ScrapeLoop(Scraper scraper, Duration every, InstantSource clock) {
    thread = Thread.ofVirtual().name("scrape").start(() -> run(scraper, every, clock));
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private static void run(Scraper scraper, Duration every, InstantSource clock) {
    try {
      while (true) {
        scraper.scrape(clock.instant());
        Thread.sleep(every);
      }
    } catch (InterruptedException closed) {
      return;
    }
  }
}

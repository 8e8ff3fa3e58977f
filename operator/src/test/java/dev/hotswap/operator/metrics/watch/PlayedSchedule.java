package dev.hotswap.operator.metrics.watch;

import java.util.concurrent.ExecutionException;

/** Lets a room that does nothing by itself tick and glance. */
public final class PlayedSchedule {
  private PlayedSchedule() {}

  /** One tick of every watch; all of them are over when this returns. */
  public static void tick(WatchSchedule room) {
    try {
      for (var watch : room.tickAll()) {
        watch.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new AssertionError("a watch failed", e);
    }
  }

  /** One glance at every source that releases rest behind; over when this returns. */
  public static void glance(WatchSchedule room) {
    room.glance();
  }
}

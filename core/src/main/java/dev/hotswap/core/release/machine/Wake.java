package dev.hotswap.core.release.machine;

import java.time.Instant;

/** When to look again. */
public sealed interface Wake {
  /** At this time, or earlier if something happens. */
  record At(Instant time) implements Wake {}

  /**
   * Only when something happens.
   *
   * @param awaited what, for people and logs
   */
  record OnEvent(String awaited) implements Wake {}
}

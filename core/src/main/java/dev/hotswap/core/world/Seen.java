package dev.hotswap.core.world;

import java.time.Instant;
import java.util.Optional;

/** Something outside, as last seen: a value, or the reason there is none. */
public sealed interface Seen<T> {
  /**
   * Seen.
   *
   * @param at when it was seen
   */
  record Known<T>(T value, Instant at) implements Seen<T> {}

  /**
   * Not seen.
   *
   * @param why for people
   * @param since since when it has been unknown
   */
  record Unknown<T>(String why, Instant since) implements Seen<T> {}

  /** The same out of sight: since now, or for as long as it has been. */
  default Seen<T> lost(String reason, Instant now) {
    return switch (this) {
      case Known<T> known -> new Unknown<>(reason, now);
      case Unknown<T> unknown -> new Unknown<>(reason, unknown.since());
    };
  }

  /** The value, where there is one. */
  default Optional<T> known() {
    return switch (this) {
      case Known<T> known -> Optional.of(known.value());
      case Unknown<T> unknown -> Optional.empty();
    };
  }
}

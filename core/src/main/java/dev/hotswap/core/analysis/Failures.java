package dev.hotswap.core.analysis;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Judgements that failed. Two of them count as two only when they lie a window apart, so that one
 * bad moment, seen by every window that covers it, is one failure.
 *
 * @param count failures so far
 * @param last when the latest one was counted
 */
record Failures(int count, Optional<Instant> last) {
  /** None yet. */
  static final Failures NONE = new Failures(0, Optional.empty());

  /** With a judgement that failed. */
  Failures plus(Instant at, Duration window) {
    boolean same = last.filter(before -> before.plus(window).isAfter(at)).isPresent();
    return same ? this : new Failures(count + 1, Optional.of(at));
  }

  /** ", failure 1 of the 2 allowed". */
  String tolerated(int limit) {
    return "; failure " + count + " of the " + limit + " allowed";
  }
}

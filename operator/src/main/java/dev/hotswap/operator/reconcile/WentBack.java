package dev.hotswap.operator.reconcile;

import dev.hotswap.core.release.machine.WayBack;
import dev.hotswap.core.release.state.Attempt;
import dev.hotswap.core.release.state.Breach;
import dev.hotswap.core.release.state.Cause;
import dev.hotswap.core.release.state.ReleaseState;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a route remembers of an attempt that was taken back while status was refused: written in one
 * piece with the weights, so that neither is ever there without the other.
 *
 * @param startedAt of the attempt
 * @param why it was taken back
 */
record WentBack(Instant startedAt, Breach why) {
  private static final String BETWEEN = "|";
  private static final int PARTS = 5;

  /** Of an attempt that ends for a reason; empty for any other. */
  static Optional<WentBack> of(ReleaseState next) {
    return next.attempt()
        .flatMap(
            attempt -> attempt.breach().map(breach -> new WentBack(attempt.startedAt(), breach)));
  }

  /** As an annotation says it. */
  String text() {
    return String.join(
        BETWEEN,
        startedAt.toString(),
        why.detectedAt().toString(),
        why.cause().name(),
        why.metric(),
        why.sentence());
  }

  /** Reads what an annotation says; empty where it says something else. */
  static Optional<WentBack> parse(String text) {
    String[] parts = text.split("\\|", PARTS);
    if (parts.length < PARTS) {
      return Optional.empty();
    }
    try {
      return cause(parts[2])
          .map(cause -> new Breach(cause, parts[3], parts[4], Instant.parse(parts[1])))
          .map(why -> new WentBack(Instant.parse(parts[0]), why));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Cause> cause(String name) {
    return Arrays.stream(Cause.values()).filter(cause -> cause.name().equals(name)).findFirst();
  }

  /** What is remembered with it; any other attempt is left as it is. */
  ReleaseState recalledBy(ReleaseState state) {
    return state.attempt().map(Attempt::startedAt).filter(startedAt::equals).isPresent()
        ? WayBack.recalled(state, startedAt, why.detectedAt(), why)
        : state;
  }
}

package dev.hotswap.core.testing;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A played route object and the gateway that follows it a little later. */
final class PlayedGateway {
  private static final Duration FOLLOWS_IN = Duration.ofSeconds(1);
  private static final Duration WAITED_FOR = Duration.ofSeconds(30);

  private Optional<Split> written = Optional.empty();
  private Instant writtenAt;
  private Optional<Split> followed = Optional.empty();
  private boolean stuck;
  private int edits;

  PlayedGateway(Instant now) {
    writtenAt = now;
  }

  void write(Optional<Split> split, Instant now) {
    if (!split.equals(written)) {
      edits++;
      written = split;
      writtenAt = now;
    }
  }

  /** True of a gateway that did not follow for so long that nobody waits for it any more. */
  boolean ignoresUs(Instant now) {
    return !followed.equals(written) && !now.isBefore(writtenAt.plus(WAITED_FOR));
  }

  void stuck(boolean on) {
    stuck = on;
  }

  void second(Instant now) {
    if (!stuck && !now.isBefore(writtenAt.plus(FOLLOWS_IN))) {
      followed = written;
    }
  }

  /** How often the route was changed, by anybody. */
  int edits() {
    return edits;
  }

  Optional<Split> written() {
    return written;
  }

  Optional<Split> followed() {
    return followed;
  }

  int weight(Slot slot) {
    return followed.map(split -> split.of(slot)).orElse(0);
  }
}

package dev.hotswap.core.testing;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A played route object and the gateway that follows it a little later. */
final class PlayedGateway {
  private static final Duration FOLLOWS_IN = Duration.ofSeconds(1);

  private Optional<Split> written = Optional.empty();
  private Instant writtenAt;
  private Optional<Split> followed = Optional.empty();
  private boolean stuck;

  PlayedGateway(Instant now) {
    writtenAt = now;
  }

  void write(Optional<Split> split, Instant now) {
    if (!split.equals(written)) {
      written = split;
      writtenAt = now;
    }
  }

  void stuck(boolean on) {
    stuck = on;
  }

  void second(Instant now) {
    if (!stuck && !now.isBefore(writtenAt.plus(FOLLOWS_IN))) {
      followed = written;
    }
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

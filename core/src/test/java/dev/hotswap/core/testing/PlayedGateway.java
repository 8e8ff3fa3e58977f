package dev.hotswap.core.testing;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import dev.hotswap.core.world.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A played route object and the gateway that follows it a little later. */
final class PlayedGateway {
  private static final Duration FOLLOWS_IN = Duration.ofSeconds(1);

  private Optional<Split> written = Optional.empty();
  private Instant writtenAt;
  private Optional<Split> followed = Optional.empty();
  private Instant followedSince;
  private boolean proven = true;
  private boolean stuck;

  PlayedGateway(Instant now) {
    writtenAt = now;
    followedSince = now;
  }

  void write(Optional<Split> split, Instant now) {
    if (!split.equals(written)) {
      written = split;
      writtenAt = now;
      proven = false;
    }
  }

  void stuck(boolean on) {
    stuck = on;
  }

  /**
   * One second later.
   *
   * @param operatorNow the time on the clock of whoever watches the gateway
   */
  void second(Instant now, Instant operatorNow) {
    if (stuck || now.isBefore(writtenAt.plus(FOLLOWS_IN))) {
      return;
    }
    if (!followed.equals(written) || !proven) {
      followed = written;
      followedSince = operatorNow;
      proven = true;
    }
  }

  Optional<Split> written() {
    return written;
  }

  int weight(Slot slot) {
    return followed.map(split -> split.of(slot)).orElse(0);
  }

  Route seen() {
    return new Route(
        written, followed.map(split -> new Route.Applied(split, followedSince, false)));
  }
}

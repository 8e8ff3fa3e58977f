package dev.hotswap.core.testing;

import dev.hotswap.core.plan.Target;
import java.time.Instant;
import java.util.Optional;

/** One program that played pods run: what it is, and when it last got a request. */
final class PlayedLane {
  private Optional<Target> program = Optional.empty();
  private Instant stoppedUntil;
  private Instant lastRequest;

  PlayedLane(Instant now) {
    stoppedUntil = now;
    lastRequest = now;
  }

  Optional<Target> program() {
    return program;
  }

  void runs(Optional<Target> target) {
    program = target;
  }

  void stop(Instant until) {
    stoppedUntil = until;
  }

  boolean answers(Instant now) {
    return program.isPresent() && !now.isBefore(stoppedUntil);
  }

  void second(Instant now, int weight) {
    lastRequest = weight > 0 ? now : lastRequest;
  }

  Instant lastRequest() {
    return lastRequest;
  }
}

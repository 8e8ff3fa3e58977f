package dev.hotswap.testkit.controllers.node;

import dev.hotswap.testkit.controllers.node.PlayedImage.Exit;
import java.time.Instant;
import java.util.Optional;

/** Where a container is in its life. */
sealed interface Stage {
  /** The image is being fetched. */
  record Pulling(Instant until) implements Stage {}

  /** The image could not be fetched; the kubelet says so, then waits, then tries again. */
  record PullFailed(String why, Instant backOffFrom, Instant until) implements Stage {}

  /** The process is being started. */
  record Starting(Instant until) implements Stage {}

  /** The process runs. */
  record Running(Instant since) implements Stage {}

  /** The process ended and will be started again after a while. */
  record BackOff(Instant until) implements Stage {}

  /** The process ended for good. */
  record Ended() implements Stage {}

  /** A process that ended. */
  record Termination(Exit exit, Instant startedAt, Instant finishedAt) {}

  /** When the stage is over by itself, given how the container's image behaves. */
  default Optional<Instant> until(Optional<Exit> exit) {
    return switch (this) {
      case Pulling(Instant until) -> Optional.of(until);
      case PullFailed(String _, Instant _, Instant until) -> Optional.of(until);
      case Starting(Instant until) -> Optional.of(until);
      case Running(Instant since) -> exit.map(end -> since.plus(end.after()));
      case BackOff(Instant until) -> Optional.of(until);
      case Ended() -> Optional.empty();
    };
  }
}

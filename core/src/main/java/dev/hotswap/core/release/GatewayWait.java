package dev.hotswap.core.release;

import dev.hotswap.core.world.World;
import java.time.Instant;
import java.util.Optional;

/** Tells what a candidate that has its pods waits for at the gateways. */
public final class GatewayWait {
  private GatewayWait() {}

  /** What keeps weight from rising, or the public Service from moving; empty where nothing does. */
  public static Optional<Unreached> of(Intent intent, Attempt attempt, World world, Instant now) {
    Look look = new Look(intent, world, now);
    return switch (attempt.stage()) {
      case Stage.Starting s ->
          Preparation.ready(look, attempt)
              ? look.unreached(attempt, Preparation.needed(attempt))
              : Optional.empty();
      case Stage.Shifting s ->
          StepGate.obstacle(look, attempt, s)
              .filter(Obstacle.NotReached.class::isInstance)
              .map(obstacle -> ((Obstacle.NotReached) obstacle).pods());
      case Stage.Promoting s ->
          !attempt.held() && look.carries(attempt, 100)
              ? look.unreached(attempt, 100)
              : Optional.empty();
      case Stage.Preflight s -> Optional.empty();
      case Stage.Staging s -> Optional.empty();
      case Stage.Clearing s -> Optional.empty();
      case Stage.Draining s -> Optional.empty();
      case Stage.RollingBack s -> Optional.empty();
    };
  }
}

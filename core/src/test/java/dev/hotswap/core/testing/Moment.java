package dev.hotswap.core.testing;

import dev.hotswap.core.release.Decision;
import dev.hotswap.core.release.Intent;
import dev.hotswap.core.release.ReleaseState;
import dev.hotswap.core.world.World;
import java.time.Instant;

/** One decision with everything it rested on. */
public record Moment(
    Intent intent, ReleaseState before, World world, Instant now, Decision decision) {
  /** What is remembered afterwards. */
  public ReleaseState after() {
    return decision.next();
  }
}

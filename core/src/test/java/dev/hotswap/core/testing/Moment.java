package dev.hotswap.core.testing;

import dev.hotswap.core.release.desired.Desired;
import dev.hotswap.core.release.input.Intent;
import dev.hotswap.core.release.machine.Decision;
import dev.hotswap.core.release.machine.ReleaseMachine;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.world.World;
import java.time.Instant;
import java.util.Optional;

/**
 * One decision with everything it rested on.
 *
 * @param desired what the cluster shall look like now; empty for hands off
 */
public record Moment(
    Intent intent,
    ReleaseState before,
    World world,
    Instant now,
    Decision decision,
    Optional<Desired> desired) {
  /** Decides, and keeps what went in and what came out. */
  static Moment of(Intent intent, ReleaseState before, World world, Instant now) {
    Decision decision = ReleaseMachine.decide(intent, before, world, now);
    return new Moment(
        intent, before, world, now, decision, ReleaseMachine.desired(intent, decision.next()));
  }

  /** True when something follows that was not remembered before. */
  public boolean changed() {
    return !decision.next().equals(before);
  }

  /** What is remembered afterwards. */
  public ReleaseState after() {
    return decision.next();
  }
}

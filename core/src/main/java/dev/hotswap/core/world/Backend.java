package dev.hotswap.core.world;

import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.Target;
import java.util.Optional;

/**
 * What stands behind one backend, as routes can use it.
 *
 * @param runs the target whose program answers there; empty when there is none
 * @param ready pods that answer there, terminating ones excluded
 * @param flow what still flows through it
 * @param reach how many of the ready pods a gateway sends requests to
 */
public record Backend(Optional<Target> runs, int ready, Seen<Flow> flow, Reach reach) {
  /** True where this revision's program is what answers. */
  public boolean runs(Revision revision) {
    return runs.filter(running -> running.revision().equals(revision)).isPresent();
  }
}

package dev.hotswap.core.release.desired;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Target;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the cluster shall look like. A pure function of intent and state.
 *
 * @param slots what each slot holds; a slot that is neither here nor in {@code emptied} is left as
 *     it is
 * @param emptied slots that are scaled to 0, whatever they hold
 * @param route what routes say; empty means no route may exist
 * @param publicMembers backends whose pods the public Service selects; empty while nothing ever ran
 * @param snapshots revisions whose template is kept
 * @param routeSnapshots forms of the routes that are kept
 * @param staging the target whose image is brought onto the nodes; empty means no puller may exist
 * @param routeAlone true while the route is the only thing that may be written: routers wait while
 *     other changes keep coming
 */
public record Desired(
    Map<Slot, SlotDesired> slots,
    Set<Slot> emptied,
    Optional<RouteDesired> route,
    Set<BackendId> publicMembers,
    Set<Revision> snapshots,
    Set<RouteRevision> routeSnapshots,
    Optional<Target> staging,
    boolean routeAlone) {
  public Desired {
    slots = Map.copyOf(slots);
    emptied = Set.copyOf(emptied);
    publicMembers = Set.copyOf(publicMembers);
    snapshots = Set.copyOf(snapshots);
    routeSnapshots = Set.copyOf(routeSnapshots);
  }

  /**
   * What one slot holds.
   *
   * @param target whose template; written only into an empty slot or to bring back a lost one
   * @param images container name → image by digest; empty where not pinned
   * @param replicas how many pods
   */
  public record SlotDesired(Target target, Map<String, String> images, int replicas) {
    public SlotDesired {
      images = Map.copyOf(images);
    }
  }
}

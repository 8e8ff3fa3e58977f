package dev.hotswap.operator.kube;

import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.Slot;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Labels and annotations that Hotswap writes. Nothing is copied from the release: a copied {@code
 * app.kubernetes.io/instance} or {@code argocd.argoproj.io/tracking-id} would make Argo CD prune
 * what the operator created.
 */
public final class Labels {
  /** Prefix of everything that is Hotswap's own; users may not set such keys. */
  public static final String PREFIX = "hotswap.dev/";

  /** The release's name: on every object and on every slot's pods, never on a puller's pod. */
  public static final String RELEASE = PREFIX + "release";

  /** The slot's suffix: on what belongs to one slot. */
  public static final String SLOT = PREFIX + "slot";

  /** The revision's hash: on Deployments, snapshots and on all pods, pullers included. */
  public static final String REVISION = PREFIX + "revision";

  /** The release's name on a puller's pod, which no Service may select. */
  public static final String PULLER = PREFIX + "puller";

  /** Annotation on a release: what a person asks for. */
  public static final String COMMAND = PREFIX + "command";

  /** Annotation: what people call the revision. */
  public static final String VERSION = PREFIX + "version";

  /** Annotation on a puller's pod: the node it pulls on. */
  public static final String NODE = PREFIX + "node";

  /**
   * The hash of what the user says of the routes: a label on the snapshot that keeps it, an
   * annotation on a route that carries it.
   */
  public static final String ROUTES = PREFIX + "routes";

  /** Annotation on a route: when its split was decided. */
  public static final String DECIDED_AT = PREFIX + "decided-at";

  /** Annotation on a route: since when it serves each of its hosts, as {@code host=time,…}. */
  public static final String SERVED_SINCE = PREFIX + "served-since";

  /** Annotation on a route: which attempt was taken back, and why, when status was refused. */
  public static final String WENT_BACK = PREFIX + "went-back";

  /** Label key and value that say whose object it is, for people. */
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  public static final String HOTSWAP = "hotswap";

  private Labels() {}

  /** Of an object that belongs to the whole release. */
  public static Map<String, String> ofRelease(String release) {
    return Map.of(MANAGED_BY, HOTSWAP, RELEASE, release);
  }

  /** Of an object that belongs to one slot. */
  public static Map<String, String> ofSlot(String release, Slot slot) {
    return Map.of(MANAGED_BY, HOTSWAP, RELEASE, release, SLOT, slot.suffix());
  }

  /** Of the pod that pulls a revision's images. */
  public static Map<String, String> ofPuller(String release, Revision revision) {
    return Map.of(MANAGED_BY, HOTSWAP, PULLER, release, REVISION, revision.hash());
  }

  /** What selects the pods of one slot; it never changes. */
  public static Map<String, String> selector(String release, Slot slot) {
    return Map.of(RELEASE, release, SLOT, slot.suffix());
  }

  /**
   * What selects the pods of these slots.
   *
   * @param members one slot or both
   */
  public static Map<String, String> selector(String release, Set<Slot> members) {
    return members.size() == 1
        ? selector(release, members.iterator().next())
        : Map.of(RELEASE, release);
  }

  /** The slots whose pods this selector selects; empty when the selector is none of ours. */
  public static Optional<Set<Slot>> members(String release, Map<String, String> selector) {
    return Set.of(EnumSet.of(Slot.A), EnumSet.of(Slot.B), EnumSet.allOf(Slot.class)).stream()
        .filter(slots -> selector(release, slots).equals(selector))
        .<Set<Slot>>map(slots -> slots)
        .findFirst();
  }

  /** The slot this label value names. */
  public static Optional<Slot> slot(Map<String, String> labels) {
    return EnumSet.allOf(Slot.class).stream()
        .filter(slot -> slot.suffix().equals(labels.get(SLOT)))
        .findFirst();
  }
}

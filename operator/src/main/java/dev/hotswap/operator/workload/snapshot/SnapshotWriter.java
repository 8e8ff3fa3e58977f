package dev.hotswap.operator.workload.snapshot;

import dev.hotswap.core.plan.Revision;
import dev.hotswap.operator.kube.Applied;
import dev.hotswap.operator.kube.Apply;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.kube.Owner;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Keeps exactly the snapshots that are wanted. */
public final class SnapshotWriter {
  private final Apply apply;
  private final Owner owner;

  /** Keeps snapshots of this release. */
  public SnapshotWriter(Apply apply, Owner owner) {
    this.apply = apply;
    this.owner = owner;
  }

  /**
   * Writes the current snapshot if it is wanted and missing, and deletes those that are not wanted.
   * A missing one of an older revision cannot be made again.
   *
   * @param wanted revisions to keep
   * @param current what the spec says now
   * @param live all snapshots of the release as last seen
   */
  public List<Applied<ControllerRevision>> write(
      Set<Revision> wanted, Snapshot current, List<ControllerRevision> live) {
    Stream<Applied<ControllerRevision>> kept =
        Stream.of(current)
            .filter(snapshot -> wanted.contains(snapshot.target().revision()))
            .map(snapshot -> keep(snapshot, live));
    Stream<Applied<ControllerRevision>> deleted =
        live.stream()
            .filter(owner::controls)
            .filter(SnapshotWriter::isOfTemplate)
            .filter(object -> Snapshot.revision(object).filter(wanted::contains).isEmpty())
            .map(object -> apply.delete(owner, object));
    return Stream.concat(kept, deleted).toList();
  }

  /** Forms of routes are kept in objects of the same kind, by somebody else. */
  private static boolean isOfTemplate(ControllerRevision object) {
    return Optional.ofNullable(object.getMetadata().getLabels())
        .filter(labels -> labels.containsKey(Labels.ROUTES))
        .isEmpty();
  }

  private Applied<ControllerRevision> keep(Snapshot snapshot, List<ControllerRevision> live) {
    Optional<ControllerRevision> known =
        live.stream()
            .filter(owner::controls)
            .filter(
                o -> Snapshot.revision(o).filter(snapshot.target().revision()::equals).isPresent())
            .findFirst();
    return known
        .<Applied<ControllerRevision>>map(Applied.Unchanged::new)
        .orElseGet(() -> apply.create(owner, snapshot.render(owner)));
  }
}

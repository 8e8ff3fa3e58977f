package dev.hotswap.operator.traffic.form;

import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.operator.kube.Applied;
import dev.hotswap.operator.kube.Apply;
import dev.hotswap.operator.kube.Owner;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Keeps exactly the forms of the routes that are wanted. */
public final class RoutesSnapshotWriter {
  private final Apply apply;
  private final Owner owner;

  /** Keeps forms of this release's routes. */
  public RoutesSnapshotWriter(Apply apply, Owner owner) {
    this.apply = apply;
    this.owner = owner;
  }

  /**
   * Writes the current form if it is wanted and missing, and deletes those that are not wanted. A
   * missing one of an older spec cannot be made again.
   *
   * @param wanted forms to keep
   * @param current what the spec says now
   * @param live all snapshots of the release as last seen; those of templates are passed over
   */
  public List<Applied<ControllerRevision>> write(
      Set<RouteRevision> wanted, RoutesSnapshot current, List<ControllerRevision> live) {
    Stream<Applied<ControllerRevision>> kept =
        Stream.of(current)
            .filter(form -> wanted.contains(form.revision()))
            .map(form -> keep(form, live));
    Stream<Applied<ControllerRevision>> deleted =
        live.stream()
            .filter(owner::controls)
            .filter(
                object ->
                    RoutesSnapshot.revision(object)
                        .filter(revision -> !wanted.contains(revision))
                        .isPresent())
            .map(object -> apply.delete(owner, object));
    return Stream.concat(kept, deleted).toList();
  }

  private Applied<ControllerRevision> keep(RoutesSnapshot form, List<ControllerRevision> live) {
    Optional<ControllerRevision> known =
        live.stream()
            .filter(owner::controls)
            .filter(o -> RoutesSnapshot.revision(o).filter(form.revision()::equals).isPresent())
            .findFirst();
    return known
        .<Applied<ControllerRevision>>map(Applied.Unchanged::new)
        .orElseGet(() -> apply.create(owner, form.render(owner)));
  }
}

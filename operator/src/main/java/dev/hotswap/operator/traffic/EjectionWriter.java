package dev.hotswap.operator.traffic;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.kube.Applied;
import dev.hotswap.operator.kube.Apply;
import dev.hotswap.operator.kube.Owner;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes what says when a gateway leaves pods alone be as asked for, or be gone. */
public final class EjectionWriter {
  private final Apply apply;
  private final Owner owner;
  private final List<EjectionKind> kinds;
  private final Optional<Ejection> asked;

  /**
   * Writes those of this release.
   *
   * @param kinds those of the release's routes
   * @param asked empty where nobody asks
   */
  public EjectionWriter(Apply apply, Owner owner, Set<RouteKind> kinds, Optional<Ejection> asked) {
    this.apply = apply;
    this.owner = owner;
    this.kinds =
        asked.stream()
            .flatMap(ejection -> kinds.stream())
            .flatMap(kind -> kind.ejections().stream())
            .toList();
    this.asked = asked;
  }

  /**
   * Writes what differs.
   *
   * @param live as last seen
   */
  public List<Applied<HasMetadata>> write(List<HasMetadata> live) {
    Stream<Applied<HasMetadata>> unasked =
        live.stream()
            .filter(owner::controls)
            .filter(object -> kinds.stream().noneMatch(kind -> kind.type().isInstance(object)))
            .map(object -> apply.delete(owner, object));
    Stream<Applied<HasMetadata>> written =
        kinds.stream()
            .flatMap(kind -> Arrays.stream(Slot.values()).map(slot -> written(kind, slot, live)));
    return Stream.concat(written, unasked).toList();
  }

  private Applied<HasMetadata> written(EjectionKind kind, Slot slot, List<HasMetadata> live) {
    HasMetadata object = kind.render(owner, slot, asked.orElseThrow());
    return apply.apply(owner, object, of(object, live));
  }

  private static Optional<HasMetadata> of(HasMetadata object, List<HasMetadata> live) {
    return live.stream()
        .filter(seen -> seen.getKind().equals(object.getKind()))
        .filter(seen -> seen.getMetadata().getName().equals(object.getMetadata().getName()))
        .findFirst();
  }
}

package dev.hotswap.operator.reconcile;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.kube.Names;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.reconcile.cache.Holdings;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Objects that a release made and that do not name it any more, as after a restore: backup tools
 * leave owner references out, because in another cluster the release has another UID. They are in
 * its namespace, carry its label and the very names that it gives, and nothing owns them.
 *
 * @param owner the release as it is now
 * @param services names of its Services
 * @param routes names of its route objects
 */
record OwnerLost(Owner owner, Set<String> services, Set<String> routes) {

  /**
   * Those among everything that carries the release's label; none where something else owns one of
   * its names: what belongs together is taken back together.
   */
  List<HasMetadata> among(Holdings holdings) {
    List<HasMetadata> others = others(holdings);
    return others.stream().allMatch(this::isFree) ? others : List.of();
  }

  private List<HasMetadata> others(Holdings holdings) {
    return Stream.<Collection<? extends HasMetadata>>of(
            holdings.snapshots(),
            holdings.deployments(),
            holdings.services(),
            holdings.budgets(),
            holdings.routes(),
            holdings.ejections())
        .flatMap(Collection::stream)
        .<HasMetadata>map(object -> object)
        .filter(object -> !owner.controls(object) && isNamed(object))
        .toList();
  }

  /**
   * Whether nothing owns it. One that names an owner that is gone is left to Kubernetes' garbage
   * collector: a release that was deleted and made again owns nothing of the one before.
   */
  boolean isFree(HasMetadata object) {
    return object.getMetadata().getOwnerReferences().isEmpty();
  }

  private boolean isNamed(HasMetadata object) {
    String name = object.getMetadata().getName();
    return switch (object) {
      case Deployment deployment -> slots().contains(name);
      case PodDisruptionBudget budget -> slots().contains(name);
      case Service service -> services.contains(name);
      case ControllerRevision snapshot -> kept(snapshot).filter(name::equals).isPresent();
      default -> routes.contains(name) || services.contains(name);
    };
  }

  private Set<String> slots() {
    Names names = new Names(owner.name());
    return Arrays.stream(Slot.values()).map(names::slot).collect(Collectors.toSet());
  }

  private Optional<String> kept(ControllerRevision snapshot) {
    var labels = Optional.ofNullable(snapshot.getMetadata().getLabels());
    return labels
        .map(all -> all.get(Labels.REVISION))
        .map(hash -> owner.name() + "-" + hash)
        .or(
            () ->
                labels
                    .map(all -> all.get(Labels.ROUTES))
                    .map(hash -> owner.name() + "-routes-" + hash));
  }
}

package dev.hotswap.operator.reconcile.cache;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.kube.decode.UnreadableParts;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The objects that carry one release's label, as last seen; whether the release controls them is
 * another question.
 *
 * @param routes that carry weights, of whatever kind
 * @param ejections what says when a gateway leaves pods alone, of whatever kind
 */
public record Holdings(
    List<Deployment> deployments,
    List<Service> services,
    List<HasMetadata> routes,
    List<HasMetadata> ejections,
    List<PodDisruptionBudget> budgets,
    List<ControllerRevision> snapshots,
    List<Pod> pods) {

  /** The same with other snapshots. */
  public Holdings withSnapshots(List<ControllerRevision> other) {
    return new Holdings(deployments, services, routes, ejections, budgets, other, pods);
  }

  /** The object of this name. */
  public static <T extends HasMetadata> Optional<T> named(List<T> objects, String name) {
    return objects.stream().filter(o -> name.equals(o.getMetadata().getName())).findFirst();
  }

  /** The route object of this class and name. */
  public Optional<HasMetadata> route(Class<? extends HasMetadata> type, String name) {
    return named(routes.stream().filter(type::isInstance).toList(), name);
  }

  /** All of them. */
  public Stream<HasMetadata> all() {
    return Stream.of(deployments, services, routes, ejections, budgets, snapshots, pods)
        .flatMap(List::stream);
  }

  /** What of them could not be read, a sentence for each object. */
  public List<String> unreadable() {
    return all().flatMap(object -> UnreadableParts.sentence(object).stream()).toList();
  }

  /** Pods of a slot, by label. */
  public List<Pod> podsOf(String release, Slot slot) {
    return pods.stream()
        .filter(
            pod -> labels(pod).entrySet().containsAll(Labels.selector(release, slot).entrySet()))
        .toList();
  }

  /** Pods that pull an image onto a node. */
  public List<Pod> pullers() {
    return pods.stream().filter(pod -> labels(pod).containsKey(Labels.PULLER)).toList();
  }

  private static Map<String, String> labels(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getLabels()).orElse(Map.of());
  }
}

package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.operator.fault.Task;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.reconcile.cache.Aside;
import dev.hotswap.operator.reconcile.cache.ClusterCache;
import dev.hotswap.operator.reconcile.cache.Holdings;
import dev.hotswap.operator.traffic.EjectionKind;
import dev.hotswap.operator.traffic.RouteKind;
import dev.hotswap.operator.traffic.RouteKinds;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The objects of a release: from memory, and where that fails from the API server. */
final class HoldingsSource {
  private final ClusterCache cache;
  private final KubernetesClient client;
  private final RouteKinds kinds;

  HoldingsSource(ClusterCache cache, KubernetesClient client, RouteKinds kinds) {
    this.cache = cache;
    this.client = client;
    this.kinds = kinds;
  }

  /**
   * What carries this release's label.
   *
   * @throws io.fabric8.kubernetes.client.KubernetesClientException where memory fails and the API
   *     server does not answer
   */
  Holdings of(GoRelease release, TurnGuard guard) {
    return guard.value(
        Task.HOLDINGS, () -> whole(cache.holdings(release)), fault -> live(release.getMetadata()));
  }

  /** What was put aside to save memory is read now. */
  private Holdings whole(Holdings seen) {
    return seen.snapshots().stream().noneMatch(Aside::is)
        ? seen
        : seen.withSnapshots(
            seen.snapshots().stream()
                .flatMap(
                    snapshot ->
                        Aside.is(snapshot)
                            ? Stream.ofNullable(client.resource(snapshot).get())
                            : Stream.of(snapshot))
                .toList());
  }

  private Holdings live(ObjectMeta release) {
    return new Holdings(
        list(Deployment.class, release.getNamespace(), release.getName()),
        list(Service.class, release.getNamespace(), release.getName()),
        list(kinds.all().stream().map(RouteKind::type), release),
        list(kinds.ejections().map(EjectionKind::type), release),
        list(PodDisruptionBudget.class, release.getNamespace(), release.getName()),
        list(ControllerRevision.class, release.getNamespace(), release.getName()),
        pods(release.getNamespace(), release.getName()));
  }

  private List<HasMetadata> list(Stream<Class<? extends HasMetadata>> types, ObjectMeta release) {
    return types
        .<HasMetadata>flatMap(
            type -> list(type, release.getNamespace(), release.getName()).stream())
        .toList();
  }

  private <T extends HasMetadata> List<T> list(Class<T> kind, String namespace, String release) {
    return client
        .resources(kind)
        .inNamespace(namespace)
        .withLabel(Labels.RELEASE, release)
        .list()
        .getItems();
  }

  /** Pods of slots and pullers alike. */
  private List<Pod> pods(String namespace, String release) {
    return client
        .pods()
        .inNamespace(namespace)
        .withLabel(Labels.REVISION)
        .list()
        .getItems()
        .stream()
        .filter(pod -> isOf(pod, Labels.RELEASE, release) || isOf(pod, Labels.PULLER, release))
        .toList();
  }

  private static boolean isOf(Pod pod, String label, String release) {
    Map<String, String> labels =
        Optional.ofNullable(pod.getMetadata().getLabels()).orElse(Map.of());
    return release.equals(labels.get(label));
  }
}

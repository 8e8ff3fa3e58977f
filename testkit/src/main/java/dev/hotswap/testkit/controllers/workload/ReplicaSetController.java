package dev.hotswap.testkit.controllers.workload;

import dev.hotswap.testkit.apiserver.write.DeleteOptions;
import dev.hotswap.testkit.controllers.api.Cluster;
import dev.hotswap.testkit.controllers.api.Controller;
import dev.hotswap.testkit.controllers.api.Owners;
import dev.hotswap.testkit.controllers.api.Pods;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetStatus;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetStatusBuilder;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Keeps as many pods as a ReplicaSet wants. */
public final class ReplicaSetController implements Controller {
  /** Whom to delete first: pods without node, pods that are not ready, then the youngest. */
  private static final Comparator<Pod> LEAST_MISSED =
      Comparator.<Pod, Boolean>comparing(pod -> Pods.node(pod).isPresent())
          .thenComparing(Pods::ready)
          .thenComparing(pod -> pod.getMetadata().getCreationTimestamp(), Comparator.reverseOrder())
          .thenComparing(pod -> pod.getMetadata().getName());

  @Override
  public void reconcile(Cluster cluster) {
    List<Pod> all = cluster.list(Pod.class);
    Map<String, List<Pod>> owned = Owners.byController(all);
    List<Pod> orphans = Adoption.orphans(all);
    for (ReplicaSet set : cluster.list(ReplicaSet.class)) {
      boolean settled =
          !Owners.deleting(set)
              && !Adoption.adopt(cluster, set, set.getSpec().getSelector(), orphans);
      if (settled) {
        List<Pod> pods = owned.getOrDefault(set.getMetadata().getUid(), List.of());
        reconcile(cluster, set, pods.stream().filter(Pods::active).toList());
      }
    }
  }

  private static void reconcile(Cluster cluster, ReplicaSet set, List<Pod> pods) {
    int surplus = pods.size() - set.getSpec().getReplicas();
    for (int missing = surplus; missing < 0; missing++) {
      createPod(cluster, set);
    }
    pods.stream()
        .sorted(LEAST_MISSED)
        .limit(Math.max(0, surplus))
        .forEach(pod -> cluster.delete(pod, DeleteOptions.DEFAULT));
    writeStatus(cluster, set, pods);
  }

  private static void createPod(Cluster cluster, ReplicaSet set) {
    cluster.create(
        new PodBuilder()
            .withNewMetadataLike(set.getSpec().getTemplate().getMetadata())
            .withGenerateName(set.getMetadata().getName() + "-")
            .withNamespace(set.getMetadata().getNamespace())
            .withOwnerReferences(Owners.controlledBy(set))
            .endMetadata()
            .withSpec(set.getSpec().getTemplate().getSpec())
            .build());
  }

  private static void writeStatus(Cluster cluster, ReplicaSet set, List<Pod> pods) {
    Duration minReady = Duration.ofSeconds(ReplicaSets.orZero(set.getSpec().getMinReadySeconds()));
    pods.stream()
        .filter(Pods::ready)
        .map(pod -> Pods.availableAt(pod, minReady))
        .filter(moment -> moment.isAfter(cluster.now()))
        .forEach(cluster::wakeAt);
    ReplicaSetStatus status =
        new ReplicaSetStatusBuilder()
            .withObservedGeneration(set.getMetadata().getGeneration())
            .withReplicas(pods.size())
            .withFullyLabeledReplicas(pods.size())
            .withReadyReplicas((int) pods.stream().filter(Pods::ready).count())
            .withAvailableReplicas(
                (int)
                    pods.stream()
                        .filter(pod -> Pods.available(pod, minReady, cluster.now()))
                        .count())
            .build();
    if (!status.equals(set.getStatus())) {
      cluster.writeStatus(new ReplicaSetBuilder(set).withStatus(status).build());
    }
  }
}

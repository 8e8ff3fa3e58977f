package dev.hotswap.testkit.controllers.workload;

import dev.hotswap.testkit.controllers.api.Cluster;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentConditionBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reports the progress of a Deployment in its status. */
final class DeploymentStatusWriter {
  /** The counts of a status, apart from its conditions. */
  private record Counts(int replicas, int updated, int ready, int available, int unavailable) {
    static Counts of(Deployment deployment, ReplicaSets sets) {
      int replicas = sets.sum(ReplicaSets::counted);
      int available = sets.sum(ReplicaSets::available);
      int wanted = Math.max(deployment.getSpec().getReplicas(), replicas);
      return new Counts(
          replicas,
          sets.current().map(ReplicaSets::counted).orElse(0),
          sets.sum(ReplicaSets::ready),
          available,
          Math.max(0, wanted - available));
    }

    static Counts of(DeploymentStatus status) {
      return new Counts(
          ReplicaSets.orZero(status.getReplicas()),
          ReplicaSets.orZero(status.getUpdatedReplicas()),
          ReplicaSets.orZero(status.getReadyReplicas()),
          ReplicaSets.orZero(status.getAvailableReplicas()),
          ReplicaSets.orZero(status.getUnavailableReplicas()));
    }

    boolean complete(int desired) {
      return updated == desired && replicas == desired && available == desired;
    }
  }

  void write(Cluster cluster, Deployment deployment, ReplicaSets sets) {
    DeploymentStatus before =
        Optional.ofNullable(deployment.getStatus()).orElseGet(DeploymentStatus::new);
    Counts counts = Counts.of(deployment, sets);
    DeploymentStatus after =
        new DeploymentStatusBuilder()
            .withObservedGeneration(deployment.getMetadata().getGeneration())
            .withReplicas(counts.replicas)
            .withUpdatedReplicas(counts.updated)
            .withReadyReplicas(counts.ready)
            .withAvailableReplicas(counts.available)
            .withUnavailableReplicas(counts.unavailable)
            .withCollisionCount(before.getCollisionCount())
            .withConditions(
                available(cluster, deployment, before, counts),
                progressing(cluster, deployment, before, counts))
            .build();
    if (!after.equals(before)) {
      cluster.writeStatus(new DeploymentBuilder(deployment).withStatus(after).build());
    }
  }

  /** Notes that the name of its ReplicaSet was taken. */
  void collide(Cluster cluster, Deployment deployment) {
    cluster.writeStatus(
        new DeploymentBuilder(deployment)
            .editOrNewStatus()
            .withCollisionCount(collisions(deployment) + 1)
            .endStatus()
            .build());
  }

  /** How often the name of its ReplicaSet was taken so far. */
  static int collisions(Deployment deployment) {
    return deployment.getStatus() == null
        ? 0
        : ReplicaSets.orZero(deployment.getStatus().getCollisionCount());
  }

  private static DeploymentCondition available(
      Cluster cluster, Deployment deployment, DeploymentStatus before, Counts counts) {
    int desired = deployment.getSpec().getReplicas();
    int least = desired - RollingBounds.of(deployment).unavailable();
    boolean enough = counts.available >= least;
    return condition(
        cluster,
        before,
        "Available",
        enough ? "True" : "False",
        enough ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
        false);
  }

  private static DeploymentCondition progressing(
      Cluster cluster, Deployment deployment, DeploymentStatus before, Counts counts) {
    if (counts.complete(deployment.getSpec().getReplicas())) {
      return condition(cluster, before, "Progressing", "True", "NewReplicaSetAvailable", false);
    }
    boolean moved = !counts.equals(Counts.of(before));
    Optional<DeploymentCondition> last = find(before, "Progressing");
    boolean completeBefore =
        last.filter(c -> "NewReplicaSetAvailable".equals(c.getReason())).isPresent();
    if (moved || completeBefore || last.isEmpty()) {
      return condition(cluster, before, "Progressing", "True", "ReplicaSetUpdated", true);
    }
    Instant deadline =
        Instant.parse(last.get().getLastUpdateTime())
            .plusSeconds(deployment.getSpec().getProgressDeadlineSeconds());
    if (cluster.now().isBefore(deadline)) {
      cluster.wakeAt(deadline);
      return last.get();
    }
    return condition(cluster, before, "Progressing", "False", "ProgressDeadlineExceeded", false);
  }

  /** A condition whose times move only when it does. */
  private static DeploymentCondition condition(
      Cluster cluster,
      DeploymentStatus before,
      String type,
      String status,
      String reason,
      boolean touch) {
    Optional<DeploymentCondition> last = find(before, type);
    boolean sameStatus = last.filter(c -> c.getStatus().equals(status)).isPresent();
    boolean same = sameStatus && last.filter(c -> c.getReason().equals(reason)).isPresent();
    if (same && !touch) {
      return last.orElseThrow();
    }
    return new DeploymentConditionBuilder()
        .withType(type)
        .withStatus(status)
        .withReason(reason)
        .withLastTransitionTime(
            sameStatus ? last.orElseThrow().getLastTransitionTime() : cluster.timestamp())
        .withLastUpdateTime(cluster.timestamp())
        .build();
  }

  private static Optional<DeploymentCondition> find(DeploymentStatus status, String type) {
    List<DeploymentCondition> conditions = status.getConditions();
    return conditions.stream().filter(c -> c.getType().equals(type)).findFirst();
  }
}

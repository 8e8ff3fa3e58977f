package dev.hotswap.operator.workload.observe;

import dev.hotswap.core.world.Incident;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Pods that a Deployment may not make: a quota is used up, or admission refuses them. */
final class UnmadePods {
  private UnmadePods() {}

  /** What keeps them away, in the API server's words; the Deployment's condition tells it. */
  static Optional<Incident> of(Deployment deployment) {
    return conditions(deployment).stream()
        .filter(c -> "ReplicaFailure".equals(c.getType()) && "True".equals(c.getStatus()))
        .findFirst()
        .map(
            failure ->
                new Incident.NotCreated(
                    deployment.getMetadata().getName() + "-*",
                    ApiTime.read(failure.getLastTransitionTime()).orElse(Instant.EPOCH),
                    Optional.ofNullable(failure.getMessage()).orElse("it cannot be made")));
  }

  private static List<DeploymentCondition> conditions(Deployment deployment) {
    return Optional.ofNullable(deployment.getStatus())
        .map(DeploymentStatus::getConditions)
        .orElse(List.of());
  }
}

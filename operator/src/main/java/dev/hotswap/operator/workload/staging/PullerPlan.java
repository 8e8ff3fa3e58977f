package dev.hotswap.operator.workload.staging;

import dev.hotswap.core.world.Incident;
import dev.hotswap.core.world.Staging;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How far staging has come, and what pods it needs next.
 *
 * @param staging for decisions
 * @param create pullers that are missing
 * @param delete pullers that nobody needs, or that have to begin again
 * @param again when a puller that gave up is tried again; empty where no time matters
 */
public record PullerPlan(
    Staging staging, List<Pod> create, List<Pod> delete, Optional<Instant> again) {
  public PullerPlan {
    create = List.copyOf(create);
    delete = List.copyOf(delete);
  }

  /** The same, which tells this of its pullers. */
  PullerPlan telling(List<Incident> incidents) {
    Staging told =
        new Staging(
            staging.revision(), staging.done(), staging.total(), incidents, staging.images());
    return new PullerPlan(told, create, delete, again);
  }

  /** The same, which deletes no more than is left of it. */
  public PullerPlan deleting(UnaryOperator<List<Pod>> left) {
    return new PullerPlan(staging, create, left.apply(delete), again);
  }
}

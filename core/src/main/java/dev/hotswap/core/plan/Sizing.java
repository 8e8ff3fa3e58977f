package dev.hotswap.core.plan;

/** How many replicas a candidate gets while traffic shifts to it. */
public sealed interface Sizing {
  /** As many as stable, from the start. */
  record Full() implements Sizing {}

  /**
   * Just enough for the weight of the step, never fewer than {@code minReplicas}.
   *
   * @param minReplicas at least 1
   */
  record ByWeight(int minReplicas) implements Sizing {}

  /** Replicas for {@code weight} percent of what {@code replicas} serve; at least 1. */
  default int replicasFor(int weight, int replicas) {
    return switch (this) {
      case Full() -> Math.max(1, replicas);
      case ByWeight(int min) ->
          Math.min(Math.max(1, replicas), Math.max(Math.max(1, min), capacity(weight, replicas)));
    };
  }

  /**
   * How many ready replicas {@code weight} percent of the traffic needs: ceil(replicas × weight).
   */
  static int capacity(int weight, int replicas) {
    return Math.ceilDiv(replicas * weight, 100);
  }
}

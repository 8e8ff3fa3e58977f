package dev.hotswap.testkit.apiserver.resource;

/**
 * Where the scale subresource of a kind reads and writes, as dotted paths.
 *
 * @param specReplicas wanted replicas, for example {@code spec.replicas}
 * @param statusReplicas counted replicas, for example {@code status.replicas}
 * @param selector the selector in its text form or as an object; empty when the kind has none
 */
public record ScalePaths(String specReplicas, String statusReplicas, String selector) {
  /** The paths of Deployments and ReplicaSets. */
  public static final ScalePaths WORKLOAD =
      new ScalePaths("spec.replicas", "status.replicas", "spec.selector");
}

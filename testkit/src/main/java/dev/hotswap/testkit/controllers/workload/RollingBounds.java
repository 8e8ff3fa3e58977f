package dev.hotswap.testkit.controllers.workload;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateDeployment;

/**
 * How far a rolling update may leave the wanted number of pods.
 *
 * @param surge pods too many
 * @param unavailable pods too few
 */
record RollingBounds(int surge, int unavailable) {
  /** The bounds of a Deployment: surge is rounded up, unavailable down, not both are zero. */
  static RollingBounds of(Deployment deployment) {
    RollingUpdateDeployment rolling = deployment.getSpec().getStrategy().getRollingUpdate();
    int replicas = deployment.getSpec().getReplicas();
    int surge = (int) Math.ceil(share(rolling.getMaxSurge(), replicas));
    int unavailable = (int) Math.floor(share(rolling.getMaxUnavailable(), replicas));
    return new RollingBounds(surge, surge == 0 && unavailable == 0 ? 1 : unavailable);
  }

  private static double share(IntOrString bound, int replicas) {
    String text = String.valueOf(bound.getValue());
    return text.endsWith("%")
        ? replicas * Double.parseDouble(text.substring(0, text.length() - 1)) / 100
        : Double.parseDouble(text);
  }
}

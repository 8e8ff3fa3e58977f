package dev.hotswap.operator.app;

import dev.hotswap.api.policy.HotSwapPolicy;
import dev.hotswap.api.release.GoRelease;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.api.config.Cloner;

/**
 * The copies that reconcilers are handed instead of what the cache holds. Spec and status are
 * immutable and shared; a copy through JSON would cost more than everything else in a turn.
 */
final class Copies implements Cloner {
  @Override
  @SuppressWarnings("unchecked") // A copy has the class of what it is a copy of.
  public <R extends HasMetadata> R clone(R object) {
    return (R)
        switch (object) {
          case GoRelease release -> copy(release);
          case HotSwapPolicy policy -> copy(policy);
          default -> Serialization.clone(object);
        };
  }

  private static GoRelease copy(GoRelease release) {
    var copy = new GoRelease();
    copy.setMetadata(new ObjectMetaBuilder(release.getMetadata()).build());
    copy.setSpec(release.getSpec());
    copy.setStatus(release.getStatus());
    return copy;
  }

  private static HotSwapPolicy copy(HotSwapPolicy policy) {
    var copy = new HotSwapPolicy();
    copy.setMetadata(new ObjectMetaBuilder(policy.getMetadata()).build());
    copy.setSpec(policy.getSpec());
    copy.setStatus(policy.getStatus());
    return copy;
  }
}

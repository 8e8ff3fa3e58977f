package dev.hotswap.operator.workload;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.operator.kube.Owner;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.Objects;
import java.util.Optional;

/**
 * A release as a test case writes it, in the values that workloads are made of.
 *
 * @param release as in {@code in-release.yaml}
 */
public record ReleaseYaml(GoRelease release) {
  /** The owner of everything. */
  public Owner owner() {
    return Owner.of(release);
  }

  /** What its revision is made of. */
  public Blueprint blueprint() {
    return Blueprint.of(
        Objects.requireNonNull(release.getSpec().template()), release.getSpec().service().ports());
  }

  /** Its template. */
  public PodTemplateSpec template() {
    return blueprint().podTemplate().value().orElseThrow();
  }

  /** Its nodes. */
  public Pool pool() {
    return new Pool(
        Optional.ofNullable(release.getSpec().nodePool().windowsBuild()),
        release.getSpec().nodePool().selector());
  }
}

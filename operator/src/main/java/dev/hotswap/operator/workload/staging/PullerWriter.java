package dev.hotswap.operator.workload.staging;

import dev.hotswap.operator.kube.Applied;
import dev.hotswap.operator.kube.Apply;
import dev.hotswap.operator.kube.Owner;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.stream.Stream;

/** Makes and removes pullers. */
public final class PullerWriter {
  private final Apply apply;
  private final Owner owner;

  /** Writes the pullers of this release. */
  public PullerWriter(Apply apply, Owner owner) {
    this.apply = apply;
    this.owner = owner;
  }

  /** Does what the plan says. */
  public List<Applied<Pod>> write(PullerPlan plan) {
    Stream<Applied<Pod>> deleted = plan.delete().stream().map(this::delete);
    Stream<Applied<Pod>> created = plan.create().stream().map(pod -> apply.create(owner, pod));
    return Stream.concat(deleted, created).toList();
  }

  /** Removes every puller: nothing is staged. */
  public List<Applied<Pod>> clear(List<Pod> live) {
    return live.stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .map(this::delete)
        .toList();
  }

  private Applied<Pod> delete(Pod pod) {
    return apply.discard(owner, pod);
  }
}

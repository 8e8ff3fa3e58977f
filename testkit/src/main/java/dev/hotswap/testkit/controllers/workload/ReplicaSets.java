package dev.hotswap.testkit.controllers.workload;

import dev.hotswap.testkit.controllers.api.Owners;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The ReplicaSets of a Deployment.
 *
 * @param current the one with the Deployment's template, if it exists
 * @param old the others, oldest first
 */
record ReplicaSets(Optional<ReplicaSet> current, List<ReplicaSet> old) {
  static ReplicaSets of(Deployment deployment, List<ReplicaSet> owned) {
    List<ReplicaSet> alive =
        owned.stream()
            .filter(set -> !Owners.deleting(set))
            .sorted(Comparator.comparingLong(ReplicaSets::revision))
            .toList();
    String hash = TemplateHash.of(deployment);
    Optional<ReplicaSet> current = alive.stream().filter(set -> isOf(hash, set)).findFirst();
    return new ReplicaSets(
        current, alive.stream().filter(set -> !Optional.of(set).equals(current)).toList());
  }

  /** The place of a ReplicaSet in the Deployment's history. */
  static long revision(ReplicaSet set) {
    return Long.parseLong(
        Optional.ofNullable(set.getMetadata().getAnnotations())
            .map(annotations -> annotations.get(DeploymentController.REVISION))
            .orElse("0"));
  }

  private static boolean isOf(String hash, ReplicaSet set) {
    return Optional.ofNullable(set.getMetadata().getLabels())
        .map(labels -> labels.get(TemplateHash.LABEL))
        .filter(hash::equals)
        .isPresent();
  }

  /** The sum of a number over all ReplicaSets. */
  int sum(ToIntFunction<ReplicaSet> number) {
    return current.map(number::applyAsInt).orElse(0) + old.stream().mapToInt(number).sum();
  }

  static int wanted(ReplicaSet set) {
    return set.getSpec().getReplicas();
  }

  static int counted(ReplicaSet set) {
    return set.getStatus() == null ? 0 : orZero(set.getStatus().getReplicas());
  }

  static int ready(ReplicaSet set) {
    return set.getStatus() == null ? 0 : orZero(set.getStatus().getReadyReplicas());
  }

  static int available(ReplicaSet set) {
    return set.getStatus() == null ? 0 : orZero(set.getStatus().getAvailableReplicas());
  }

  static int orZero(@Nullable Integer number) {
    return number == null ? 0 : number;
  }
}

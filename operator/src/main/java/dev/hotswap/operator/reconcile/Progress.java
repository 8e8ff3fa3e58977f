package dev.hotswap.operator.reconcile;

import dev.hotswap.operator.kube.Applied;
import dev.hotswap.operator.reconcile.cache.ClusterCache;
import dev.hotswap.operator.reconcile.cache.Holdings;
import dev.hotswap.operator.workload.slot.SlotOutcome;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What came of one turn's writes. What was written is visible in the cache at once. */
final class Progress {
  private final ClusterCache cache;
  private final List<String> troubles = new ArrayList<>();
  private boolean conflict;
  private boolean routed;
  private Optional<Instant> wake = Optional.empty();

  Progress(ClusterCache cache) {
    this.cache = cache;
  }

  /**
   * Notes what became of some objects.
   *
   * @param seen those of their kind that were seen before
   * @return true when all of them are as desired
   */
  <T extends HasMetadata> boolean note(List<T> seen, List<Applied<T>> results) {
    return results.stream().map(result -> note(seen, result)).reduce(true, Boolean::logicalAnd);
  }

  /** Notes what became of one object; true when it is as desired. */
  <T extends HasMetadata> boolean note(List<T> seen, Applied<T> result) {
    if (result instanceof Applied.Written<T>(T written)) {
      cache.wrote(Holdings.named(seen, written.getMetadata().getName()), written);
    }
    conflict |= result instanceof Applied.Conflict<T>;
    result.trouble().ifPresent(troubles::add);
    return result.trouble().isEmpty();
  }

  /** Notes what became of a slot. */
  void note(Optional<Deployment> seen, SlotOutcome outcome) {
    switch (outcome) {
      case SlotOutcome.Sent(Applied<Deployment> result) -> note(seen.stream().toList(), result);
      case SlotOutcome.AsDesired asDesired -> {}
      case SlotOutcome.Occupied occupied -> {}
      case SlotOutcome.NoTemplate none -> none.trouble().ifPresent(troubles::add);
      case SlotOutcome.Unreadable none -> none.trouble().ifPresent(troubles::add);
      case SlotOutcome.Refused refused -> refused.trouble().ifPresent(troubles::add);
    }
  }

  /** What is not as desired, a sentence each. */
  List<String> troubles() {
    return List.copyOf(troubles);
  }

  /** Notes whether every route says what it should. */
  void routed(boolean asDesired) {
    routed = asDesired;
  }

  /** True when every route says what it should. */
  boolean routed() {
    return routed;
  }

  /** Looks again at this time, whatever else is awaited. */
  void wakeAt(Instant time) {
    wake = Optional.of(time);
  }

  /** When to look again because of what was written. */
  Optional<Instant> wake() {
    return wake;
  }

  /** True when something changed since it was read: read again, decide again. */
  boolean conflict() {
    return conflict;
  }
}

package dev.hotswap.operator.reconcile;

import dev.hotswap.operator.fault.Task;
import dev.hotswap.operator.kube.Applied;
import dev.hotswap.operator.reconcile.Backoffs.Part;
import dev.hotswap.operator.reconcile.cache.ClusterCache;
import dev.hotswap.operator.reconcile.cache.Holdings;
import dev.hotswap.operator.workload.slot.SlotOutcome;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** What came of one turn's writes. What was written is visible in the cache at once. */
final class Progress {
  private final ClusterCache cache;
  private final TurnGuard turn;
  private final Map<Part, List<String>> troubles = new EnumMap<>(Part.class);
  private Part part = Part.OTHERS;
  private final Set<String> conflicts = new LinkedHashSet<>();
  private Optional<Boolean> routed = Optional.empty();
  private Optional<Instant> wake = Optional.empty();

  Progress(ClusterCache cache, TurnGuard turn) {
    this.cache = cache;
    this.turn = turn;
  }

  /** Tries to write; a trouble where that fails in an unexpected way. */
  void attempt(Task task, Runnable write) {
    attempt(
        task,
        () -> {
          write.run();
          return true;
        });
  }

  /** Tries to write; false, and a trouble, where that fails in an unexpected way. */
  boolean attempt(Task task, BooleanSupplier write) {
    return turn.value(
        task,
        write::getAsBoolean,
        fault -> {
          trouble(fault.sentence());
          return false;
        });
  }

  /** What is noted from here on belongs to this part, which is tried. */
  void begin(Part next) {
    part = next;
    troubles.computeIfAbsent(next, none -> new ArrayList<>());
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
      List<T> alike = seen.stream().filter(written.getClass()::isInstance).toList();
      cache.wrote(Holdings.named(alike, written.getMetadata().getName()), written);
    }
    if (result instanceof Applied.Conflict<T>(String object, String detail)) {
      conflicts.add(object);
    }
    result.trouble().ifPresent(this::trouble);
    return result.trouble().isEmpty();
  }

  /** Notes what became of a slot. */
  void note(Optional<Deployment> seen, SlotOutcome outcome) {
    switch (outcome) {
      case SlotOutcome.Sent(Applied<Deployment> result) -> note(seen.stream().toList(), result);
      case SlotOutcome.AsDesired asDesired -> {}
      case SlotOutcome.Occupied occupied -> {}
      case SlotOutcome.NoTemplate none -> none.trouble().ifPresent(this::trouble);
      case SlotOutcome.Unreadable none -> none.trouble().ifPresent(this::trouble);
      case SlotOutcome.Refused refused -> refused.trouble().ifPresent(this::trouble);
    }
  }

  private void trouble(String sentence) {
    troubles.computeIfAbsent(part, none -> new ArrayList<>()).add(sentence);
  }

  /** What is not as desired, a sentence each, by each part that was tried. */
  Map<Part, List<String>> troubles() {
    return Map.copyOf(troubles);
  }

  /** What is not as desired, whichever part it belongs to. */
  List<String> allTroubles() {
    return troubles.values().stream().flatMap(List::stream).toList();
  }

  /** Notes whether every route says what it should. */
  void routed(boolean asDesired) {
    routed = Optional.of(asDesired);
  }

  /** Whether every route says what it should; empty where no route was tried. */
  Optional<Boolean> routed() {
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

  /** Kind and name of what changed since it was read: read again, decide again. */
  Set<String> conflicts() {
    return Set.copyOf(conflicts);
  }
}

package dev.hotswap.operator.reconcile;

import dev.hotswap.core.world.Seen;
import dev.hotswap.operator.fault.Fault;
import dev.hotswap.operator.fault.FaultBarrier;
import dev.hotswap.operator.fault.Task;
import dev.hotswap.operator.kube.ReleaseKey;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** One turn of one release, which nothing ends that fails in it; remembers what failed. */
final class TurnGuard {
  private final FaultBarrier barrier;
  private final ReleaseKey release;
  private final Instant now;
  private final Set<String> faults = new LinkedHashSet<>();

  TurnGuard(FaultBarrier barrier, ReleaseKey release, Instant now) {
    this.barrier = barrier;
    this.release = release;
    this.now = now;
  }

  /** A value, whatever happens. */
  <T> T value(Task task, Supplier<T> work, Function<Fault, T> otherwise) {
    return barrier.guard(
        task,
        release.toString(),
        work,
        fault -> {
          faults.add(fault.sentence());
          return otherwise.apply(fault);
        });
  }

  /** What was seen; unknown where looking failed. */
  <T> Seen<T> seen(Task task, Supplier<Seen<T>> look) {
    return value(task, look, fault -> new Seen.Unknown<>(fault.sentence(), now));
  }

  /** Does something that nothing else needs; false where that failed. */
  boolean attempt(Task task, Runnable work) {
    return value(
        task,
        () -> {
          work.run();
          return true;
        },
        fault -> false);
  }

  /** What failed so far, a sentence each. */
  List<String> faults() {
    return List.copyOf(faults);
  }
}

package dev.hotswap.operator.reconcile.lane;

import dev.hotswap.operator.kube.ReleaseKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Releases that wait for one of a bounded number of threads. A namespace never holds the last
 * quarter of them: those are for namespaces that hold none, so that requests of one namespace that
 * hang leave room for every other. Not safe to share.
 */
final class Lane {
  private static final int KEPT_FREE = 4;

  private int threads;
  private final FairQueue queue = new FairQueue();
  private final Map<String, Integer> held = new HashMap<>();
  private int running;

  /** A lane with so many threads, at least 1. */
  Lane(int threads) {
    this.threads = threads;
  }

  /** From now on so many threads, at least 1; those that are taken are given back all the same. */
  void resize(int size) {
    threads = size;
  }

  /** Lets a release wait; false where it does already. */
  boolean add(ReleaseKey release, long now) {
    return queue.add(release, now);
  }

  /** Takes a release that waits out; false where it does not wait. */
  boolean remove(ReleaseKey release) {
    return queue.remove(release);
  }

  /** The next release and a thread for it, until {@link #done}; empty where either is missing. */
  Optional<FairQueue.Taken> next() {
    int free = threads - running;
    if (free <= 0) {
      return Optional.empty();
    }
    Optional<FairQueue.Taken> next =
        queue.take(namespace -> free > threads / KEPT_FREE || !held.containsKey(namespace));
    next.ifPresent(
        taken -> {
          running++;
          held.merge(taken.release().namespace(), 1, Integer::sum);
        });
    return next;
  }

  /** The release gives its thread back. */
  void done(ReleaseKey release) {
    running--;
    held.computeIfPresent(release.namespace(), (namespace, count) -> count == 1 ? null : count - 1);
  }

  int waiting() {
    return queue.size();
  }

  int running() {
    return running;
  }
}

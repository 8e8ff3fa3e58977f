package dev.hotswap.operator.reconcile.lane;

import dev.hotswap.operator.kube.ReleaseKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Releases that wait: namespaces take turns, within each the release that waits longest comes
 * first, and none waits twice. Not safe to share.
 */
final class FairQueue {
  /** The namespace whose turn is next comes first. */
  private final Map<String, Map<ReleaseKey, Long>> namespaces = new LinkedHashMap<>();

  private int size;

  /**
   * A release whose turn it is.
   *
   * @param since when it began to wait
   */
  record Taken(ReleaseKey release, long since) {}

  /** Lets a release wait; false where it does already. */
  boolean add(ReleaseKey release, long now) {
    Map<ReleaseKey, Long> waiting =
        namespaces.computeIfAbsent(release.namespace(), name -> new LinkedHashMap<>());
    boolean added = waiting.putIfAbsent(release, now) == null;
    size += added ? 1 : 0;
    return added;
  }

  /** Takes a release out; false where it did not wait. */
  boolean remove(ReleaseKey release) {
    Map<ReleaseKey, Long> waiting = namespaces.get(release.namespace());
    if (waiting == null || waiting.remove(release) == null) {
      return false;
    }
    if (waiting.isEmpty()) {
      namespaces.remove(release.namespace());
    }
    size--;
    return true;
  }

  /** Takes out the next one of a namespace that may have it, which then comes last. */
  Optional<Taken> take(Predicate<String> mayHave) {
    Optional<String> next = namespaces.keySet().stream().filter(mayHave).findFirst();
    return next.map(this::take);
  }

  private Taken take(String namespace) {
    Map<ReleaseKey, Long> waiting = Objects.requireNonNull(namespaces.remove(namespace));
    var first = waiting.entrySet().iterator().next();
    var taken = new Taken(first.getKey(), first.getValue());
    waiting.remove(taken.release());
    if (!waiting.isEmpty()) {
      namespaces.put(namespace, waiting);
    }
    size--;
    return taken;
  }

  int size() {
    return size;
  }
}

package dev.hotswap.operator.workload.staging;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Pullers that were deleted lately: a cache that lags shows them for a while, and nobody has to
 * delete them twice. Of the newest thousand it is known; one that is forgotten is deleted again,
 * which does no harm.
 */
public final class DiscardedPullers {
  private static final int MOST = 1_000;

  private final LinkedHashSet<String> uids = new LinkedHashSet<>();

  /** Those that were not deleted yet, as far as is known. */
  public synchronized List<Pod> without(List<Pod> seen) {
    return seen.stream().filter(pod -> !uids.contains(pod.getMetadata().getUid())).toList();
  }

  /** These were deleted. */
  public synchronized void add(List<Pod> deleted) {
    deleted.forEach(pod -> uids.add(pod.getMetadata().getUid()));
    while (uids.size() > MOST) {
      uids.removeFirst();
    }
  }
}

package dev.hotswap.operator.workload.observe;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Since when pods have been ready, on this operator's clock. Nodes tell by their own: where one is
 * ahead, or this clock was set back, the moment counts at which the pod was first seen ready. Kept
 * in memory only, and only for such pods: whoever starts anew waits a little longer for them.
 */
public final class ReadySince {
  private final Map<String, Instant> seen;
  private final Map<String, Instant> kept = new HashMap<>();
  private final Instant now;

  private ReadySince(Map<String, Instant> seen, Instant now) {
    this.seen = seen;
    this.now = now;
  }

  /** One look at pods that nobody looked at before. */
  public static ReadySince at(Instant now) {
    return new ReadySince(Map.of(), now);
  }

  /** The next look at the same pods. */
  public ReadySince next(Instant later) {
    return new ReadySince(Map.copyOf(kept), later);
  }

  /**
   * Since when this pod has been ready; never later than now.
   *
   * @param told what its node says
   */
  Instant of(String uid, Instant told) {
    if (!told.isAfter(now)) {
      return told;
    }
    Instant first = seen.getOrDefault(uid, now);
    Instant since = first.isAfter(now) ? now : first;
    kept.put(uid, since);
    return since;
  }
}

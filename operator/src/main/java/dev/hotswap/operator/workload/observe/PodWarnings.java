package dev.hotswap.operator.workload.observe;

import java.util.Map;
import java.util.Optional;

/**
 * What was last said about pods in events.
 *
 * @param byUid UID of the pod → the warning
 */
public record PodWarnings(Map<String, PodWarning> byUid) {
  /** Nobody looked, or nothing was said. */
  public static final PodWarnings NONE = new PodWarnings(Map.of());

  public PodWarnings {
    byUid = Map.copyOf(byUid);
  }

  /** What was said about this one. */
  public Optional<PodWarning> of(String uid) {
    return Optional.ofNullable(byUid.get(uid));
  }
}

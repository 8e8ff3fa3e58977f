package dev.hotswap.core.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How many of a slot's ready pods a gateway sends requests to. Readiness is known to whoever
 * watches pods before it is known to the gateway: in between lie the EndpointSlice controller, the
 * control plane that gathers changes, and the proxies.
 *
 * @param readySince since when each ready pod has been ready, on this clock: never later than now
 * @param leaving pods that are about to end: a gateway may still count them as members
 * @param members the fewest pods that any gateway pod counts as healthy members of the slot's
 *     cluster; unknown where that is not shown, or not by all of them
 */
public record Reach(List<Instant> readySince, int leaving, Seen<Integer> members) {
  /**
   * How long after it became ready a pod is taken to be known to every gateway where membership is
   * not shown: Istio's control plane waits at most ten seconds while changes keep coming ({@code
   * PILOT_DEBOUNCE_MAX}), and five more are left for everything before and after it.
   */
  public static final Duration PROPAGATION = Duration.ofSeconds(15);

  /** Nothing is ready and nothing is shown. */
  public static final Reach NONE =
      new Reach(List.of(), 0, new Seen.Unknown<>("nothing is ready", Instant.EPOCH));

  public Reach {
    readySince = List.copyOf(readySince);
  }

  /** Ready pods that every gateway pod is known, or can be taken, to send requests to. */
  public int pods(Instant now) {
    int shown = members.known().map(count -> count - leaving).orElse(0);
    int settled = Math.toIntExact(readySince.stream().filter(at -> settled(at, now)).count());
    int known = members.known().isPresent() && leaving == 0 ? shown : Math.max(shown, settled);
    return Math.max(0, Math.min(readySince.size(), known));
  }

  /** When the next ready pod can be taken to be known, should nothing else be seen. */
  public Optional<Instant> nextSettled(Instant now) {
    return readySince.stream()
        .map(at -> at.plus(PROPAGATION))
        .filter(now::isBefore)
        .min(Instant::compareTo);
  }

  private static boolean settled(Instant since, Instant now) {
    return !since.plus(PROPAGATION).isAfter(now);
  }
}

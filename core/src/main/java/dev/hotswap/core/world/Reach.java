package dev.hotswap.core.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How many of a backend's ready pods a gateway sends requests to. Readiness is known to whoever
 * watches pods before it is known to the gateway: in between lie the EndpointSlice controller, the
 * control plane that gathers changes, and the proxies.
 *
 * @param readySince since when each ready pod has been ready, on this clock: never later than now
 * @param leaving pods that are about to end: a gateway may still count them as members
 * @param members what the gateway pod says that is furthest behind; unknown where that is not
 *     shown, or not by all of them
 * @param propagation how long after it became ready a pod is taken to be known to every gateway
 *     where membership is not shown
 */
public record Reach(
    List<Instant> readySince, int leaving, Seen<FewestMembers> members, Duration propagation) {
  /** Nothing is ready and nothing is shown. */
  public static final Reach NONE =
      new Reach(
          List.of(), 0, new Seen.Unknown<>("nothing is ready", Instant.EPOCH), Propagation.LEAST);

  public Reach {
    readySince = readySince.stream().sorted().toList();
  }

  /** Ready pods that every gateway pod is known, or can be taken, to send requests to. */
  public int pods(Instant now) {
    int shown = members.known().map(fewest -> fewest.count() - leaving).orElse(0);
    int settled = Math.toIntExact(readySince.stream().filter(at -> settled(at, now)).count());
    int known = members.known().isPresent() && leaving == 0 ? shown : Math.max(shown, settled);
    return Math.max(0, Math.min(readySince.size(), known));
  }

  /** Since when so many pods have been ready, at least; empty where fewer are. */
  public Optional<Instant> readyFor(int pods) {
    return readySince.stream().skip(Math.max(0, pods - 1)).findFirst();
  }

  /** When the next ready pod can be taken to be known, should nothing else be seen. */
  public Optional<Instant> nextSettled(Instant now) {
    return readySince.stream()
        .map(at -> at.plus(propagation))
        .filter(now::isBefore)
        .min(Instant::compareTo);
  }

  private boolean settled(Instant since, Instant now) {
    return !since.plus(propagation).isAfter(now);
  }
}

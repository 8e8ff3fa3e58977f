package dev.hotswap.core.release.input;

import dev.hotswap.core.world.Backend;
import dev.hotswap.core.world.FewestMembers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Pods of the candidate that are ready and that not every gateway pod sends requests to yet.
 *
 * @param needed how many have to be reached
 * @param ready how many are ready
 * @param reached how many are reached now
 * @param gateway the gateway pod that is furthest behind; empty where gateways do not show it
 * @param since since when as many pods as needed have been ready
 * @param propagation how long after it became ready a pod counts where gateways do not show it
 */
public record Unreached(
    int needed,
    int ready,
    int reached,
    Optional<String> gateway,
    Instant since,
    Duration propagation) {
  /** Of a backend with {@code needed} ready pods or more; empty where they are reached. */
  static Optional<Unreached> of(Backend backend, int needed, Instant now) {
    int reached = backend.reach().pods(now);
    return backend
        .reach()
        .readyFor(needed)
        .filter(since -> reached < needed)
        .map(
            since ->
                new Unreached(
                    needed,
                    backend.ready(),
                    reached,
                    backend.reach().members().known().map(FewestMembers::gateway),
                    since,
                    backend.reach().propagation()));
  }
}

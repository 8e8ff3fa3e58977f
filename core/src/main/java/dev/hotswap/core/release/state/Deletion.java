package dev.hotswap.core.release.state;

import java.time.Instant;
import java.util.Optional;

/**
 * A release on its way out: the route goes first, then what it routed to.
 *
 * @param since when it began
 * @param routeGoneAt when no route was left
 * @param done true when nothing is left to wait for
 */
public record Deletion(Instant since, Optional<Instant> routeGoneAt, boolean done) {}

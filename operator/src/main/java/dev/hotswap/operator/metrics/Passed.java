package dev.hotswap.operator.metrics;

import dev.hotswap.core.plan.Slot;

/**
 * Requests one reporter sent since the poll before; where only their end is counted, those that
 * ended. A backend that answers nobody is sent requests all the same.
 *
 * @param reporter a gateway pod
 * @param slot where they went
 * @param requests how many, 0 or more, those that callers gave up included; one that was tried
 *     again counts once
 */
public record Passed(String reporter, Slot slot, long requests) {}

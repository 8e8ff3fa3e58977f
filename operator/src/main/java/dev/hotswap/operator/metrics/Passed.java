package dev.hotswap.operator.metrics;

import dev.hotswap.core.plan.Slot;

/**
 * Requests one reporter saw finish since the poll before.
 *
 * @param reporter a gateway pod
 * @param slot where they went
 * @param requests how many, 0 or more, client aborts included
 */
public record Passed(String reporter, Slot slot, long requests) {}

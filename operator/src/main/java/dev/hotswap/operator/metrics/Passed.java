package dev.hotswap.operator.metrics;

import dev.hotswap.core.plan.BackendId;

/**
 * Requests one reporter sent since the poll before; where only their end is counted, those that
 * ended. A backend that answers nobody is sent requests all the same.
 *
 * @param reporter a gateway pod
 * @param backend where they went
 * @param requests how many, 0 or more, those that callers gave up included; one that was tried
 *     again counts once
 */
public record Passed(String reporter, BackendId backend, long requests) {}

package dev.hotswap.core.world;

import dev.hotswap.core.analysis.Tally;
import dev.hotswap.core.plan.BackendId;

/**
 * A reporter's running totals for one metric of one backend. Gateway statistics have no history:
 * the totals at the start of an attempt are kept, so that a restarted operator still knows the
 * difference.
 *
 * @param reporter the gateway pod's name and start, so that a replaced pod is another reporter
 */
public record Counter(String reporter, BackendId backend, String metric, Tally total) {}

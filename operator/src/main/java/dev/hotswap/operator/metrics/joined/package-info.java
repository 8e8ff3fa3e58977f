/**
 * One named source made of two: the gateway's own statistics for requests, and a Prometheus for the
 * queries that people write.
 */
@NullMarked
package dev.hotswap.operator.metrics.joined;

import org.jspecify.annotations.NullMarked;

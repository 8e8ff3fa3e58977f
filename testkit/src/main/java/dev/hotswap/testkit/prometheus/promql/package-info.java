/** The part of PromQL that raw counters need. */
@NullMarked
package dev.hotswap.testkit.prometheus.promql;

import org.jspecify.annotations.NullMarked;

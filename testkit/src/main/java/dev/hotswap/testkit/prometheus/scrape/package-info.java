/** Reads pages of metrics from targets, on a clock. */
@NullMarked
package dev.hotswap.testkit.prometheus.scrape;

import org.jspecify.annotations.NullMarked;

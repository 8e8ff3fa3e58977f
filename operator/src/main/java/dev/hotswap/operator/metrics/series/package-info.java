/** Running counters as reporters expose them, and what they grew by between two looks. */
@NullMarked
package dev.hotswap.operator.metrics.series;

import org.jspecify.annotations.NullMarked;

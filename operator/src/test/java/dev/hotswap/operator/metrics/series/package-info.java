/** Tests of what counters mean. */
@NullMarked
package dev.hotswap.operator.metrics.series;

import org.jspecify.annotations.NullMarked;

/** The chart, rendered by Helm itself, and the files that are rendered from it. */
@NullMarked
package dev.hotswap.operator.chart;

import org.jspecify.annotations.NullMarked;

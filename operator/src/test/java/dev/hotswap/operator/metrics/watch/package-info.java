/** Tests of observation on a clock moved by hand. */
@NullMarked
package dev.hotswap.operator.metrics.watch;

import org.jspecify.annotations.NullMarked;

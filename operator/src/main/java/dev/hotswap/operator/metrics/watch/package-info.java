/** One watch per release on the way: evidence, observed time, the split that is really followed. */
@NullMarked
package dev.hotswap.operator.metrics.watch;

import org.jspecify.annotations.NullMarked;

/** How many requests are slower than a limit, counting those that nobody answered. */
@NullMarked
package dev.hotswap.operator.metrics.overdue;

import org.jspecify.annotations.NullMarked;

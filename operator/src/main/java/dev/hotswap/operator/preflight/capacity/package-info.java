/** How much room nodes have for a candidate's pods. */
@NullMarked
package dev.hotswap.operator.preflight.capacity;

import org.jspecify.annotations.NullMarked;

/** Tests of bounds and checks. */
@NullMarked
package dev.hotswap.operator.metrics;

import org.jspecify.annotations.NullMarked;

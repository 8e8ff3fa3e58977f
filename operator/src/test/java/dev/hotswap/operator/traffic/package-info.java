/** Tests of dividing requests. */
@NullMarked
package dev.hotswap.operator.traffic;

import org.jspecify.annotations.NullMarked;

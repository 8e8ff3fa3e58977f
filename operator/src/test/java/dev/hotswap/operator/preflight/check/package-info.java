/** Tests of what single checks find. */
@NullMarked
package dev.hotswap.operator.preflight.check;

import org.jspecify.annotations.NullMarked;

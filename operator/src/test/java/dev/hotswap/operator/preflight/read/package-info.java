/** Tests of how the facts are read. */
@NullMarked
package dev.hotswap.operator.preflight.read;

import org.jspecify.annotations.NullMarked;

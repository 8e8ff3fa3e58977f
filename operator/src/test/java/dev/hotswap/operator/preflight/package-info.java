/** Tests of what stands in a release's way. */
@NullMarked
package dev.hotswap.operator.preflight;

import org.jspecify.annotations.NullMarked;

/** Tests of the evidence and of what is concluded from it. */
@NullMarked
package dev.hotswap.core.analysis;

import org.jspecify.annotations.NullMarked;

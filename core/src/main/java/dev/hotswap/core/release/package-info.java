/** What the operator remembers and decides: the release machine and its vocabulary. */
@NullMarked
package dev.hotswap.core.release;

import org.jspecify.annotations.NullMarked;

/** Values as text and back. */
@NullMarked
package dev.hotswap.api.wire;

import org.jspecify.annotations.NullMarked;

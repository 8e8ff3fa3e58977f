/** How an attempt goes through each stage, forward and back, and what happens between attempts. */
@NullMarked
package dev.hotswap.core.release.stage;

import org.jspecify.annotations.NullMarked;

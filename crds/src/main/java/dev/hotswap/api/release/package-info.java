/** GoRelease: what runs, and where. */
@NullMarked
package dev.hotswap.api.release;

import org.jspecify.annotations.NullMarked;

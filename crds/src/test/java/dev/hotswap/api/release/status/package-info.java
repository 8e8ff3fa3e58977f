/** Status as JSON and back. */
@NullMarked
package dev.hotswap.api.release.status;

import org.jspecify.annotations.NullMarked;

/** Releases as YAML and back. */
@NullMarked
package dev.hotswap.api.release;

import org.jspecify.annotations.NullMarked;

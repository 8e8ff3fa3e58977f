/** Room for the crds. */
@NullMarked
package dev.hotswap.api;

import org.jspecify.annotations.NullMarked;

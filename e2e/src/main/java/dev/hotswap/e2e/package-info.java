/** Room for the e2e. */
@NullMarked
package dev.hotswap.e2e;

import org.jspecify.annotations.NullMarked;

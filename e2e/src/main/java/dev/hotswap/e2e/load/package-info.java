/** A constant load over real HTTP that records every request. */
@NullMarked
package dev.hotswap.e2e.load;

import org.jspecify.annotations.NullMarked;

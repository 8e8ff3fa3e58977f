/** A constant load over real HTTP that records every request. */
@NullMarked
package dev.hotswap.testkit.load;

import org.jspecify.annotations.NullMarked;

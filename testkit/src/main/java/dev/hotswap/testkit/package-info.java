/** Room for the testkit. */
@NullMarked
package dev.hotswap.testkit;

import org.jspecify.annotations.NullMarked;

/** Pages of the documentation that are made from code, and tests that say when they are stale. */
@NullMarked
package dev.hotswap.core.reference;

import org.jspecify.annotations.NullMarked;

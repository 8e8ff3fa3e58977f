/** Seeds, generators and the manual clock: shared with the testkit through core's test-jar. */
@NullMarked
package dev.hotswap.core.testing;

import org.jspecify.annotations.NullMarked;

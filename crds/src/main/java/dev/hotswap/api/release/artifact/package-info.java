/** An executable for in-pod swaps. In the schema, not in force yet. */
@NullMarked
package dev.hotswap.api.release.artifact;

import org.jspecify.annotations.NullMarked;

/** Releases worked on by the whole operator, on a played cluster. */
@NullMarked
package dev.hotswap.operator.reconcile;

import org.jspecify.annotations.NullMarked;

/** What makes a release be looked at although no object changed: time, and new measurements. */
@NullMarked
package dev.hotswap.operator.reconcile.signal;

import org.jspecify.annotations.NullMarked;

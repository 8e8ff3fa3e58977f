/**
 * Who is worked on next: two lanes of turns with threads of their own, one for what cannot wait,
 * and one lane for slow questions that are answered beside the turns.
 */
@NullMarked
package dev.hotswap.operator.reconcile.lane;

import org.jspecify.annotations.NullMarked;

/**
 * What the operator watches: objects it owns, and, read-only and narrow, policies, Windows nodes
 * and gateway pods. Decisions read from here and never list.
 */
@NullMarked
package dev.hotswap.operator.reconcile.cache;

import org.jspecify.annotations.NullMarked;

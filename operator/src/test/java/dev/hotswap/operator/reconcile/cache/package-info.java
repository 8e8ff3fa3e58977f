/** What the caches keep, and when they are filled. */
@NullMarked
package dev.hotswap.operator.reconcile.cache;

import org.jspecify.annotations.NullMarked;

/** What status remembers comes back as it went in. */
@NullMarked
package dev.hotswap.operator.reconcile.mapping;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.hotswap.operator.reconcile.signal;

import org.jspecify.annotations.NullMarked;

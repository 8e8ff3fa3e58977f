@NullMarked
package dev.hotswap.operator.reconcile.lane;

import org.jspecify.annotations.NullMarked;

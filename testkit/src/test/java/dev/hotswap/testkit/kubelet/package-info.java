/** Behaviour of the package of the same name. */
@NullMarked
package dev.hotswap.testkit.kubelet;

import org.jspecify.annotations.NullMarked;

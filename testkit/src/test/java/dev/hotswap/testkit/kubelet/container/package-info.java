/** Behaviour of the package of the same name. */
@NullMarked
package dev.hotswap.testkit.kubelet.container;

import org.jspecify.annotations.NullMarked;

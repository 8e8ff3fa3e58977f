/** Behaviour of the package of the same name. */
@NullMarked
package dev.hotswap.testkit.kubelet.image;

import org.jspecify.annotations.NullMarked;

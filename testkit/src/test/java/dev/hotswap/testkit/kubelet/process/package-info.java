/** Behaviour of the package of the same name. */
@NullMarked
package dev.hotswap.testkit.kubelet.process;

import org.jspecify.annotations.NullMarked;

/** Which local program stands for which image, and how pulling it goes. */
@NullMarked
package dev.hotswap.e2e.kubelet.image;

import org.jspecify.annotations.NullMarked;

/** The life of one container: pulled, started, probed, restarted, stopped. */
@NullMarked
package dev.hotswap.e2e.kubelet.container;

import org.jspecify.annotations.NullMarked;

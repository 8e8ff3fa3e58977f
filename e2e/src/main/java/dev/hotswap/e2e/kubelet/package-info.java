/**
 * A kubelet for any API server that runs each container as a local process with an address of its
 * own.
 */
@NullMarked
package dev.hotswap.e2e.kubelet;

import org.jspecify.annotations.NullMarked;

/** Startup, readiness and liveness probes over HTTP and TCP. */
@NullMarked
package dev.hotswap.e2e.kubelet.probe;

import org.jspecify.annotations.NullMarked;

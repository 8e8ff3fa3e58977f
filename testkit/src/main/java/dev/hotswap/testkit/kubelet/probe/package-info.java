/** Startup, readiness and liveness probes over HTTP and TCP. */
@NullMarked
package dev.hotswap.testkit.kubelet.probe;

import org.jspecify.annotations.NullMarked;

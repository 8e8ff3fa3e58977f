/**
 * The real stack: Kubernetes' control plane, istiod, Envoy and Prometheus as processes of this
 * machine, in a private network.
 */
@NullMarked
package dev.hotswap.e2e.real;

import org.jspecify.annotations.NullMarked;

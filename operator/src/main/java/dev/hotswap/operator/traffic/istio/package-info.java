/** Weights in Istio VirtualServices that the release owns. */
@NullMarked
package dev.hotswap.operator.traffic.istio;

import org.jspecify.annotations.NullMarked;

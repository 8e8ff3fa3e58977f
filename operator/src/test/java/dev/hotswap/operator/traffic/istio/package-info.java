/** Tests of VirtualServices. */
@NullMarked
package dev.hotswap.operator.traffic.istio;

import org.jspecify.annotations.NullMarked;

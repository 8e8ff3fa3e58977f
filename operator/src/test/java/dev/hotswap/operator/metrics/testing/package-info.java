/** Small stand-ins for gateways and servers. */
@NullMarked
package dev.hotswap.operator.metrics.testing;

import org.jspecify.annotations.NullMarked;

/** Tests against pages as gateways write them, sound and broken. */
@NullMarked
package dev.hotswap.operator.metrics.gateway;

import org.jspecify.annotations.NullMarked;

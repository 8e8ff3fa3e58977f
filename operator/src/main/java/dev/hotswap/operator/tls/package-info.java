/** Certificates and keys from files that rotate. Knows neither the cluster nor HTTP. */
@NullMarked
package dev.hotswap.operator.tls;

import org.jspecify.annotations.NullMarked;

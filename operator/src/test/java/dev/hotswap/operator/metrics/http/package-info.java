/** Tests of the bounds of HTTP. */
@NullMarked
package dev.hotswap.operator.metrics.http;

import org.jspecify.annotations.NullMarked;

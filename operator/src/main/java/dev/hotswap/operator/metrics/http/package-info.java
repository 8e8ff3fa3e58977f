/** HTTP that cannot hang, grow or wander: time limits, size limits, no redirects. */
@NullMarked
package dev.hotswap.operator.metrics.http;

import org.jspecify.annotations.NullMarked;

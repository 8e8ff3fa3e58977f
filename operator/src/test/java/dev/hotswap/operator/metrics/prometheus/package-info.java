/** Tests against answers as servers give them, sound and broken. */
@NullMarked
package dev.hotswap.operator.metrics.prometheus;

import org.jspecify.annotations.NullMarked;

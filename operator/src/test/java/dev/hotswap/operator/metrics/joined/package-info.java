/** What two sources under one name say together. */
@NullMarked
package dev.hotswap.operator.metrics.joined;

import org.jspecify.annotations.NullMarked;

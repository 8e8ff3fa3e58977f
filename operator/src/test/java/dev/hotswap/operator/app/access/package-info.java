/** Who is let in to read metrics. */
@NullMarked
package dev.hotswap.operator.app.access;

import org.jspecify.annotations.NullMarked;

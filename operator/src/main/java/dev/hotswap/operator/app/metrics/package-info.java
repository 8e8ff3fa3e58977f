/** What the operator measures of itself: reconciles under way, their time, their end. */
@NullMarked
package dev.hotswap.operator.app.metrics;

import org.jspecify.annotations.NullMarked;

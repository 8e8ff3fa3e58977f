/** Tests of requests that are late without an answer, with played populations of requests. */
@NullMarked
package dev.hotswap.operator.metrics.overdue;

import org.jspecify.annotations.NullMarked;

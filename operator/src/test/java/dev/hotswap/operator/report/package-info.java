/** Tests of what people are told, and how often. */
@NullMarked
package dev.hotswap.operator.report;

import org.jspecify.annotations.NullMarked;

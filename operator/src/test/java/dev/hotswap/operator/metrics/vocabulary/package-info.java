/** Tests of what names and labels mean. */
@NullMarked
package dev.hotswap.operator.metrics.vocabulary;

import org.jspecify.annotations.NullMarked;

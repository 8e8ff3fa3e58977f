/** Room for the operator. */
@NullMarked
package dev.hotswap.operator;

import org.jspecify.annotations.NullMarked;

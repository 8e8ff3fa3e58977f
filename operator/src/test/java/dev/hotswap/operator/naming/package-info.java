/** Tests of names. */
@NullMarked
package dev.hotswap.operator.naming;

import org.jspecify.annotations.NullMarked;

/** The layers of the operator, as rules that a build checks. */
@NullMarked
package dev.hotswap.operator.architecture;

import org.jspecify.annotations.NullMarked;

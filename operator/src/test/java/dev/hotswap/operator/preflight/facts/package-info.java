/** Tests of what preflight knows. */
@NullMarked
package dev.hotswap.operator.preflight.facts;

import org.jspecify.annotations.NullMarked;

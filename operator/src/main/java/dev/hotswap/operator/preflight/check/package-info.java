/**
 * Checks: each a pure function from facts to problems, one reason or a few that belong together.
 */
@NullMarked
package dev.hotswap.operator.preflight.check;

import org.jspecify.annotations.NullMarked;

/**
 * What becomes of an exception that nobody expected: a value with an id that the log has. No such
 * exception ends a turn.
 */
@NullMarked
package dev.hotswap.operator.fault;

import org.jspecify.annotations.NullMarked;

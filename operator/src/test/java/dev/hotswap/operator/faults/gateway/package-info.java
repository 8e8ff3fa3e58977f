/** A gateway whose statistics an operator reads over HTTP, right or wrong. */
@NullMarked
package dev.hotswap.operator.faults.gateway;

import org.jspecify.annotations.NullMarked;

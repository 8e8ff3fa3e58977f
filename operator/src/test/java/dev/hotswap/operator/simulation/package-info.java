/**
 * The whole operator over random histories, and over every point at which it can be killed: real
 * wiring, real HTTP, the rights that are shipped, one clock.
 */
@NullMarked
package dev.hotswap.operator.simulation;

import org.jspecify.annotations.NullMarked;

/**
 * Where weights are written. {@link dev.hotswap.operator.traffic.TrafficRouter} is the port; a
 * package beside this one is one kind of router.
 */
@NullMarked
package dev.hotswap.operator.traffic;

import org.jspecify.annotations.NullMarked;

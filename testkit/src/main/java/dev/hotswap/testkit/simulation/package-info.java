/**
 * A whole operator, played with: an API server, controllers, a gateway and its measurements, one
 * clock that only moves when it is told to. The operator under test is started through {@link
 * dev.hotswap.testkit.simulation.OperatorFactory}, as often and as often killed as a story wants.
 */
@NullMarked
package dev.hotswap.testkit.simulation;

import org.jspecify.annotations.NullMarked;

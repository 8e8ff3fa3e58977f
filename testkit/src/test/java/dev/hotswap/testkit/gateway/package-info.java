/** Behaviour of the played gateway. */
@NullMarked
package dev.hotswap.testkit.gateway;

import org.jspecify.annotations.NullMarked;

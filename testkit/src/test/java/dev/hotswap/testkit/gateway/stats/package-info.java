/** Behaviour of the package of the same name. */
@NullMarked
package dev.hotswap.testkit.gateway.stats;

import org.jspecify.annotations.NullMarked;

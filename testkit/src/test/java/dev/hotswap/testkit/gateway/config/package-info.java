/** Behaviour of the package of the same name. */
@NullMarked
package dev.hotswap.testkit.gateway.config;

import org.jspecify.annotations.NullMarked;

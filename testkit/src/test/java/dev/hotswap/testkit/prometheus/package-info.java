/** Behaviour of the fake Prometheus. */
@NullMarked
package dev.hotswap.testkit.prometheus;

import org.jspecify.annotations.NullMarked;

/**
 * The examples of the README, one method each: what compiles and runs here is what stands there.
 */
@NullMarked
package dev.hotswap.testkit.examples;

import org.jspecify.annotations.NullMarked;

/** What can go wrong, one test for each: what is said, what still serves, how it goes on. */
@NullMarked
package dev.hotswap.operator.faults;

import org.jspecify.annotations.NullMarked;

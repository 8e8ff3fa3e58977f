/** Objects that the CRDs accept and refuse, with the sentences a real API server answered. */
@NullMarked
package dev.hotswap.testkit.crd;

import org.jspecify.annotations.NullMarked;

/** Benchmarks: they report figures with counts and assert nothing. */
@NullMarked
package dev.hotswap.e2e.bench;

import org.jspecify.annotations.NullMarked;

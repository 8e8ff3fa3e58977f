/** The benchmarks' arithmetic and output; their figures are not tested. */
@NullMarked
package dev.hotswap.e2e.bench;

import org.jspecify.annotations.NullMarked;

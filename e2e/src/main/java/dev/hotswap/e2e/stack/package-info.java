/** The embedded stack: a played cluster, real service processes, and the operator as a process. */
@NullMarked
package dev.hotswap.e2e.stack;

import org.jspecify.annotations.NullMarked;

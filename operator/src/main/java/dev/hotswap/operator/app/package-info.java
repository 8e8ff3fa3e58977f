/** The process: start, wiring of every part, probes, a clean stop. */
@NullMarked
package dev.hotswap.operator.app;

import org.jspecify.annotations.NullMarked;

/** Scenarios as files, and a few of them on the real stack where this machine has it. */
@NullMarked
package dev.hotswap.e2e.scenario;

import org.jspecify.annotations.NullMarked;

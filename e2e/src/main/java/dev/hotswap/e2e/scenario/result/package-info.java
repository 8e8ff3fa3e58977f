/** What scenarios came to: one line for each, one for each series of runs, and JSON. */
@NullMarked
package dev.hotswap.e2e.scenario.result;

import org.jspecify.annotations.NullMarked;

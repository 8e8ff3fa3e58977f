/** How single values travel as JSON: percentages, durations, decimals, names, absence. */
@NullMarked
package dev.hotswap.api.wire;

import org.jspecify.annotations.NullMarked;

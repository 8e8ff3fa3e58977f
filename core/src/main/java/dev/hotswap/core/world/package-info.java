/** What the operator sees: backends, route, readings, staging. Seen or unknown, never null. */
@NullMarked
package dev.hotswap.core.world;

import org.jspecify.annotations.NullMarked;

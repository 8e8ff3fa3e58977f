/** A scenario on the stage: a namespace with a release, callers, and what happens to them. */
@NullMarked
package dev.hotswap.e2e.scenario.play;

import org.jspecify.annotations.NullMarked;

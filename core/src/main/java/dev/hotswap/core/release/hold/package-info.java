/** What holds a release: the one place that says it, for every stage. */
@NullMarked
package dev.hotswap.core.release.hold;

import org.jspecify.annotations.NullMarked;

/** What is remembered of a release between two decisions: exactly what status holds. */
@NullMarked
package dev.hotswap.core.release.state;

import org.jspecify.annotations.NullMarked;

/** What the build of the image runs: the operator once, to learn which classes it loads. */
@NullMarked
package dev.hotswap.operator.image;

import org.jspecify.annotations.NullMarked;

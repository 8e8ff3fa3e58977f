/** What everything that the build uses is licensed under, and whether that is allowed. */
@NullMarked
package dev.hotswap.e2e.licences;

import org.jspecify.annotations.NullMarked;

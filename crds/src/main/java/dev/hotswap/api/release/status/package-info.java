/** What the operator remembers and shows. */
@NullMarked
package dev.hotswap.api.release.status;

import org.jspecify.annotations.NullMarked;

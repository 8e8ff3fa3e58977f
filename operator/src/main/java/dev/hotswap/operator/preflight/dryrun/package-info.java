/** Asks the API server whether it would take what a release is about to make. */
@NullMarked
package dev.hotswap.operator.preflight.dryrun;

import org.jspecify.annotations.NullMarked;

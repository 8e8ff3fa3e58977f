/**
 * What the cluster should look like for a state: a pure function of what is remembered and wanted.
 */
@NullMarked
package dev.hotswap.core.release.desired;

import org.jspecify.annotations.NullMarked;

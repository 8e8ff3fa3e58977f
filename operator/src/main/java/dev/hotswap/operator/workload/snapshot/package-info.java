/**
 * Kept revisions: one immutable ControllerRevision each, so that what serves can always be rebuilt.
 */
@NullMarked
package dev.hotswap.operator.workload.snapshot;

import org.jspecify.annotations.NullMarked;

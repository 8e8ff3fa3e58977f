/** Tests of kept revisions. */
@NullMarked
package dev.hotswap.operator.workload.snapshot;

import org.jspecify.annotations.NullMarked;

/** Tests of what a release runs. */
@NullMarked
package dev.hotswap.operator.workload;

import org.jspecify.annotations.NullMarked;

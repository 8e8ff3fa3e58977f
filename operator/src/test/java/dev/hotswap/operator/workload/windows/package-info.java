/** Tests of what Windows nodes need of a template. */
@NullMarked
package dev.hotswap.operator.workload.windows;

import org.jspecify.annotations.NullMarked;

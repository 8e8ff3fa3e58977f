/** Tests of bringing images onto nodes. */
@NullMarked
package dev.hotswap.operator.workload.staging;

import org.jspecify.annotations.NullMarked;

/** Tests of the slots' Deployments. */
@NullMarked
package dev.hotswap.operator.workload.slot;

import org.jspecify.annotations.NullMarked;

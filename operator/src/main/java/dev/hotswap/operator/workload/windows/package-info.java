/**
 * What a pod template needs on Windows nodes: what is filled in where the user said nothing, and
 * what is refused because Windows cannot do it. Nothing a user wrote is changed or dropped.
 */
@NullMarked
package dev.hotswap.operator.workload.windows;

import org.jspecify.annotations.NullMarked;

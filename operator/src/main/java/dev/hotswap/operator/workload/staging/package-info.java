/**
 * Brings a candidate's images onto the pool's nodes before any clock runs: one puller pod a node,
 * so that no node unpacks the same layers twice at once, which doubles the time on Windows. All
 * that is remembered is the pods themselves.
 */
@NullMarked
package dev.hotswap.operator.workload.staging;

import org.jspecify.annotations.NullMarked;

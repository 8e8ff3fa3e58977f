/**
 * The loop of a release: observe, decide, persist, converge, sleep. The only place that knows core,
 * the resources and everything that reads or writes the cluster.
 */
@NullMarked
package dev.hotswap.operator.reconcile;

import org.jspecify.annotations.NullMarked;

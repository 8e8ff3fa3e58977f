/**
 * Pods and Deployments as the cluster has them, turned into what a decision rests on. Pure
 * functions of objects from the caches: every time is the API server's own, so nothing here needs a
 * clock.
 */
@NullMarked
package dev.hotswap.operator.workload.observe;

import org.jspecify.annotations.NullMarked;

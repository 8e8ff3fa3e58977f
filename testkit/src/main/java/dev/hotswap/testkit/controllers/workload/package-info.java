/** Played Deployments and ReplicaSets: what makes and replaces pods. */
@NullMarked
package dev.hotswap.testkit.controllers.workload;

import org.jspecify.annotations.NullMarked;

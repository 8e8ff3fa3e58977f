/**
 * The two permanent Deployments of a release. A template is written only into an empty slot, or to
 * bring back a Deployment that is missing; in every other case only {@code replicas} changes. A
 * template that somebody edited by hand is reported while the slot holds pods and replaced once it
 * is empty: putting it right earlier would restart the pods that serve.
 */
@NullMarked
package dev.hotswap.operator.workload.slot;

import org.jspecify.annotations.NullMarked;

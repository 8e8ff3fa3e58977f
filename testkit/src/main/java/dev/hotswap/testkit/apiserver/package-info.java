/**
 * An API server in the JVM: what a Kubernetes client can see of a cluster, kept in one ordered
 * event log.
 */
@NullMarked
package dev.hotswap.testkit.apiserver;

import org.jspecify.annotations.NullMarked;

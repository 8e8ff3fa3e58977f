/**
 * How Hotswap names, labels, owns and writes objects of the Kubernetes API. One field manager, one
 * way to write: {@link dev.hotswap.operator.kube.Apply}.
 */
@NullMarked
package dev.hotswap.operator.kube;

import org.jspecify.annotations.NullMarked;

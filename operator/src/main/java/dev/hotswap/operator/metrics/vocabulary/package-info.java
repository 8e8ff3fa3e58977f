/** Which exposed names mean what: Istio's standard metrics and Envoy's cluster statistics. */
@NullMarked
package dev.hotswap.operator.metrics.vocabulary;

import org.jspecify.annotations.NullMarked;

/** What a gateway counts and how it reports it, in the words of Istio and of Envoy. */
@NullMarked
package dev.hotswap.testkit.gateway.stats;

import org.jspecify.annotations.NullMarked;

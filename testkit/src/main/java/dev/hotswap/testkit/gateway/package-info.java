/**
 * A small weighted HTTP/1.1 gateway that follows VirtualServices, Services and EndpointSlices of
 * any API server and reports what Istio's gateways and Envoy report.
 */
@NullMarked
package dev.hotswap.testkit.gateway;

import org.jspecify.annotations.NullMarked;

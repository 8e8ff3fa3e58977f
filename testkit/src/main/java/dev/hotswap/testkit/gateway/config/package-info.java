/**
 * Where the gateway's routing tables come from: VirtualServices, Services and EndpointSlices of any
 * API server.
 */
@NullMarked
package dev.hotswap.testkit.gateway.config;

import org.jspecify.annotations.NullMarked;

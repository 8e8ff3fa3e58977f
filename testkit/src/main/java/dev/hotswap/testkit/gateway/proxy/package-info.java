/**
 * How one request passes through the gateway: choosing an endpoint, trying again, copying both
 * bodies.
 */
@NullMarked
package dev.hotswap.testkit.gateway.proxy;

import org.jspecify.annotations.NullMarked;

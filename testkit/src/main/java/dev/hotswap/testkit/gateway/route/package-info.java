/**
 * What the gateway knows when a request comes: hosts, routes, weights and the endpoints behind
 * them.
 */
@NullMarked
package dev.hotswap.testkit.gateway.route;

import org.jspecify.annotations.NullMarked;

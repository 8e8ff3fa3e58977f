/**
 * Names of hosts and gateways, as routers understand them. Whoever compares two names compares what
 * they stand for, never how they are written.
 */
@NullMarked
package dev.hotswap.operator.naming;

import org.jspecify.annotations.NullMarked;

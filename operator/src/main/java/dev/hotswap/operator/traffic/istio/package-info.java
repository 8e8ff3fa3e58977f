/**
 * Weights in Istio VirtualServices that the release owns, whole: their lists are atomic, so nobody
 * else can own a part of one.
 *
 * <p>No DestinationRule is written. Its outlier detection would eject pods that answer with errors
 * and so hide them from whoever judges a version; changing one makes istiod push clusters, which
 * cuts connections in the middle of a switch; and what it could add, another try where a connection
 * fails, is said on the route. Preflight warns about other people's.
 */
@NullMarked
package dev.hotswap.operator.traffic.istio;

import org.jspecify.annotations.NullMarked;

/**
 * Weights in Istio VirtualServices that the release owns, whole: their lists are atomic, so nobody
 * else can own a part of one.
 *
 * <p>A DestinationRule is written only where a release asks for outlier detection: one a slot, made
 * before the slot gets requests and never changed while requests move, because changing one makes
 * istiod push clusters, which cuts connections. It counts connections alone, so that errors which a
 * version answers with stay visible. Trying again where a connection fails is said on the route.
 * Preflight names other people's.
 */
@NullMarked
package dev.hotswap.operator.traffic.istio;

import org.jspecify.annotations.NullMarked;

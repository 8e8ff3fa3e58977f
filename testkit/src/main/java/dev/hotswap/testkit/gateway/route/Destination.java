package dev.hotswap.testkit.gateway.route;

/**
 * A cluster and its share of a route's requests.
 *
 * @param weight not negative, relative to the weights of the same route
 */
public record Destination(Cluster cluster, int weight) {}

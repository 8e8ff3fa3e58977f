package dev.hotswap.core.world;

/**
 * The fewest pods of a backend that any gateway pod counts as healthy members of its cluster.
 *
 * @param count how many pods, at least 0
 * @param gateway the gateway pod that counts so few, the first by name where several do
 */
public record FewestMembers(int count, String gateway) {}

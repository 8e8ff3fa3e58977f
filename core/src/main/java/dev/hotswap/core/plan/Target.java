package dev.hotswap.core.plan;

/**
 * One thing that can run in a slot.
 *
 * @param revision its identity: two targets with one revision are the same program
 * @param version what people call it
 */
public record Target(Revision revision, String version) {}

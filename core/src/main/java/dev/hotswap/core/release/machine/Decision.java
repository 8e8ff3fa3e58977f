package dev.hotswap.core.release.machine;

import dev.hotswap.core.release.state.ReleaseState;

/**
 * What follows from one look.
 *
 * @param next what to remember; equal to what was remembered when nothing follows
 * @param wake when to look again
 */
public record Decision(ReleaseState next, Wake wake) {}

package dev.hotswap.core.release.state;

import java.time.Instant;

/**
 * Something people are told, at least once.
 *
 * @param id the same for the same happening, whoever computes it: publishing twice is harmless
 * @param event what happened
 * @param warning true where somebody may have to act
 * @param message one sentence
 * @param at when it was decided
 */
public record Announcement(
    String id, EventName event, boolean warning, String message, Instant at) {}

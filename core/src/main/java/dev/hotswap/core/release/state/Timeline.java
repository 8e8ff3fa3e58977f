package dev.hotswap.core.release.state;

import java.time.Instant;
import java.util.Optional;

/**
 * When what happened to an attempt that goes, or went, back. For people: nothing is decided by it,
 * and it is no reason to write status.
 *
 * @param firstBadAnswerAt time of the reading that first showed a bad answer of the candidate
 * @param decidedAt when it was decided to go back
 * @param routeWrittenAt when the routes were written to say so, or first read to say it by an
 *     operator that did not write them; empty where they said it before
 * @param routeFollowedAt when the gateway was seen to send everything to stable again
 */
public record Timeline(
    Optional<Instant> firstBadAnswerAt,
    Optional<Instant> decidedAt,
    Optional<Instant> routeWrittenAt,
    Optional<Instant> routeFollowedAt) {
  /** Nothing of that happened yet. */
  public static final Timeline NOTHING =
      new Timeline(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** The same, followed at that time. */
  public Timeline followedAt(Instant at) {
    return new Timeline(firstBadAnswerAt, decidedAt, routeWrittenAt, Optional.of(at));
  }
}

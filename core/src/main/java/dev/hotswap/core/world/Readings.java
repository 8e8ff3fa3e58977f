package dev.hotswap.core.world;

import dev.hotswap.core.analysis.Assessment;
import java.time.Instant;
import java.util.Optional;

/**
 * What the metric source has said of the running attempt.
 *
 * @param newest time of the newest sample
 * @param observed when readings were usable and complete
 * @param assessment every metric's verdict; a breach counts, doubt or not
 * @param doubt what is missing just now; nothing advances on a doubtful reading
 */
public record Readings(
    Instant newest, ObservedTime observed, Assessment assessment, Optional<Doubt> doubt) {
  /**
   * Numbers that are missing: a metric without usable data, a reporter that does not answer.
   *
   * @param why who and what, for people
   * @param since since when, unbroken, something has been missing
   */
  public record Doubt(String why, Instant since) {}
}

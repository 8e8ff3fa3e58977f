package dev.hotswap.operator.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When the next Event of one release may be sent. News that can wait for some seconds is sent
 * together; after a refusal everything waits for 10 s, 20 s, 40 s, … up to ten minutes.
 */
final class EventThrottle {
  private static final Duration TOGETHER = Duration.ofSeconds(10);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(10);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(10);

  private Optional<Wait> last = Optional.empty();

  /**
   * How long the next one waits.
   *
   * @param since when something was sent, or tried
   * @param time how long the next waits
   * @param refused true after a refusal
   */
  private record Wait(Instant since, Duration time, boolean refused) {
    boolean holds(boolean urgent, Instant now) {
      return (refused || !urgent) && !now.isBefore(since) && now.isBefore(since.plus(time));
    }
  }

  /**
   * Until when an Event has to wait; empty where it may be sent now.
   *
   * @param urgent true where somebody may have to act
   */
  synchronized Optional<Instant> heldUntil(boolean urgent, Instant now) {
    return last.filter(wait -> wait.holds(urgent, now)).map(wait -> wait.since().plus(wait.time()));
  }

  synchronized void sent(Instant now) {
    last = Optional.of(new Wait(now, TOGETHER, false));
  }

  /** It could not be sent; when to try again. */
  synchronized Instant refused(Instant now) {
    Wait wait = last.map(before -> next(before, now)).orElse(new Wait(now, FIRST_RETRY, true));
    last = Optional.of(wait);
    return now.plus(wait.time());
  }

  private static Wait next(Wait last, Instant now) {
    Duration twice = last.refused() ? last.time().multipliedBy(2) : FIRST_RETRY;
    return new Wait(now, twice.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : twice, true);
  }
}

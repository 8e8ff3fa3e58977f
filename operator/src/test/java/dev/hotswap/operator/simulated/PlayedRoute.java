package dev.hotswap.operator.simulated;

import dev.hotswap.core.analysis.Tally;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Split;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** One release at the gateway: what its route says, what requests follow, and what was counted. */
public final class PlayedRoute {
  private static final Duration FOLLOWS_IN = Duration.ofSeconds(2);
  private static final int REQUESTS_PER_SECOND = 100;
  private static final int FAILING_PERCENT = 20;

  private final Map<Slot, Tally> counted = new EnumMap<>(Slot.class);
  private Optional<Split> written = Optional.empty();
  private Optional<Split> followed = Optional.empty();
  private Instant writtenAt = Instant.MIN;
  private Instant followedSince = Instant.MIN;
  private Instant newest = Instant.MIN;
  private long lost;

  PlayedRoute() {
    for (Slot slot : Slot.values()) {
      counted.put(slot, Tally.NONE);
    }
  }

  /** The split that requests follow; empty while there is no route. */
  public synchronized Optional<Split> followed() {
    return followed;
  }

  /** Since when they follow it. */
  public synchronized Instant followedSince() {
    return followedSince;
  }

  /** When requests were counted last. */
  public synchronized Instant newest() {
    return newest;
  }

  /** What a slot answered since the beginning. */
  public synchronized Tally counted(Slot slot) {
    return counted.getOrDefault(slot, Tally.NONE);
  }

  /** Requests that went to a slot with nothing ready while the other one had something. */
  public synchronized long lost() {
    return lost;
  }

  /** The route says this now. */
  synchronized void says(Optional<Split> split, Instant now) {
    if (!split.equals(written)) {
      written = split;
      writtenAt = now;
    }
  }

  /** The gateway follows what was written long enough ago. */
  synchronized void follow(Instant now) {
    if (!followed.equals(written) && !now.isBefore(writtenAt.plus(FOLLOWS_IN))) {
      followed = written;
      followedSince = now;
    }
  }

  /**
   * Requests of the time since the last call pass.
   *
   * @param ready slots with something ready
   * @param failing slots whose version fails
   */
  synchronized void pass(
      Duration time, Map<Slot, Boolean> ready, Map<Slot, Boolean> failing, Instant now) {
    newest = now;
    followed.ifPresent(
        split -> {
          for (Slot slot : Slot.values()) {
            long requests =
                time.toMillis() * REQUESTS_PER_SECOND * split.share(slot.lane()) / 100_000;
            pass(slot, requests, ready, failing.getOrDefault(slot, false));
          }
        });
  }

  private void pass(Slot slot, long requests, Map<Slot, Boolean> ready, boolean fails) {
    boolean dead = !ready.getOrDefault(slot, false);
    if (dead && ready.containsValue(true)) {
      lost += requests;
    }
    long bad = dead ? requests : fails ? requests * FAILING_PERCENT / 100 : 0;
    counted.merge(slot, new Tally(requests, bad), Tally::plus);
  }
}

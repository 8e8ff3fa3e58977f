package dev.hotswap.core.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a pod's readiness takes to get to a gateway, learned where the gateway shows its members
 * for where it does not: both hear of pods from the same control plane.
 *
 * @param longest the longest that was seen; empty while nothing was
 */
public record Propagation(Optional<Longest> longest) {
  /**
   * A time that was seen.
   *
   * @param at when it was over
   */
  public record Longest(Duration took, Instant at) {}

  /**
   * Never taken to be shorter, however quick it was seen to be: Istio's control plane waits at most
   * ten seconds while changes keep coming ({@code PILOT_DEBOUNCE_MAX}), and five more are left for
   * everything before and after it.
   */
  public static final Duration LEAST = Duration.ofSeconds(15);

  /** Never taken to be longer: a control plane that stood still says nothing of its usual pace. */
  public static final Duration MOST = Duration.ofSeconds(60);

  private static final int FACTOR = 2;
  private static final Duration REMEMBERED = Duration.ofHours(24);

  /** Nothing was seen yet. */
  public static final Propagation UNSEEN = new Propagation(Optional.empty());

  /** The same once another pod was seen to take so long: the longest of a day is kept. */
  public Propagation seen(Duration took, Instant at) {
    boolean longer =
        longest
            .filter(old -> old.took().compareTo(took) >= 0)
            .filter(old -> at.isBefore(old.at().plus(REMEMBERED)))
            .isEmpty();
    return longer && !took.isNegative()
        ? new Propagation(Optional.of(new Longest(took, at)))
        : this;
  }

  /** Twice the longest that was seen, at least {@link #LEAST} and at most {@link #MOST}. */
  public Duration bound() {
    Duration twice = longest.map(seen -> seen.took().multipliedBy(FACTOR)).orElse(LEAST);
    return twice.compareTo(LEAST) < 0 ? LEAST : twice.compareTo(MOST) > 0 ? MOST : twice;
  }
}

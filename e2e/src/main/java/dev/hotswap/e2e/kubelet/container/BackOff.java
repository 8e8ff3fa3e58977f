package dev.hotswap.e2e.kubelet.container;

import java.time.Duration;

/**
 * How long a kubelet waits before it tries again: at once the first time, then twice as long each
 * time.
 *
 * @param first the first wait that is not zero
 * @param longest no wait is longer
 */
public record BackOff(Duration first, Duration longest) {

  /** What kubelets do: 10 s, 20 s, 40 s … 5 min. */
  public static final BackOff KUBELET = new BackOff(Duration.ofSeconds(10), Duration.ofMinutes(5));

  /** The wait before a try after this many failures in a row; the first failure costs none. */
  public Duration after(int failures) {
    if (failures <= 1) {
      return Duration.ZERO;
    }
    Duration doubled = first.multipliedBy(1L << Math.min(failures - 2, 20));
    return doubled.compareTo(longest) < 0 ? doubled : longest;
  }

  /** A container that ran so long counts as healthy: its failures are forgotten. */
  public boolean forgives(Duration ran) {
    return ran.compareTo(longest.multipliedBy(2)) >= 0;
  }
}

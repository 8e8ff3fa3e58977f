package dev.hotswap.core.analysis;

/**
 * What one version did between two samples.
 *
 * @param total requests (or events) that finished, 0 or more
 * @param bad those that failed, or were too slow; at most {@code total}
 */
public record Tally(long total, long bad) {
  /** Nothing happened. */
  public static final Tally NONE = new Tally(0, 0);

  public Tally {
    if (total < 0 || bad < 0 || bad > total) {
      throw new IllegalArgumentException("tally of " + bad + " bad in " + total + " is impossible");
    }
  }

  /** Both together. */
  public Tally plus(Tally other) {
    return new Tally(total + other.total, bad + other.bad);
  }

  /** Bad share, 0 when nothing happened. */
  public double share() {
    return total == 0 ? 0 : (double) bad / total;
  }
}

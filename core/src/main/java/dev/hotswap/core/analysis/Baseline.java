package dev.hotswap.core.analysis;

/**
 * What is remembered of stable's bad requests under one metric, from one attempt to the next: how
 * bursty they are, and how much was watched. Twenty numbers of which a new stable version makes as
 * much use as the old one.
 *
 * @param counted what the requests were counted as, {@link Metric#counted()}; a baseline of
 *     something else is worth nothing
 * @param samples sums over samples
 * @param fifties sums over stretches of at least 50 requests
 * @param longer sums over stretches of at least 250 requests
 * @param requests requests of stable that were watched, 0 or more
 * @param seconds time over which they were watched, at most a day: what is older counts half
 */
public record Baseline(
    String counted,
    SpreadSums samples,
    SpreadSums fifties,
    SpreadSums longer,
    double requests,
    double seconds) {
  public Baseline {
    SpreadSums.valid("requests", requests);
    SpreadSums.valid("seconds", seconds);
  }

  /** Of what was seen; a stretch that is not complete is left out. */
  static Baseline of(String counted, Dispersion seen) {
    return new Baseline(
        counted,
        seen.samples().sums(),
        seen.fifties().spread().sums(),
        seen.longer().spread().sums(),
        seen.requests(),
        seen.seconds());
  }
}

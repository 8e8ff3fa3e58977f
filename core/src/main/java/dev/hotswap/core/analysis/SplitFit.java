package dev.hotswap.core.analysis;

/**
 * Whether the gateway divides requests by the new weights yet, judged from who answered since they
 * were written. Gateways do not report the configuration they route by; their counts do.
 */
public sealed interface SplitFit {
  /** The counts agree with the new weights and contradict the old ones. */
  record Applied(long candidate, long total) implements SplitFit {}

  /** The counts agree with the old weights still, or with neither, or are too few to tell. */
  record NotYet(long candidate, long total) implements SplitFit {}

  /**
   * Judges counts by the exact two-sided binomial test at 1 %. Weights that did not change are
   * applied from the start.
   *
   * @param candidate requests the candidate answered since the weights were written
   * @param total requests both versions answered since then, at least {@code candidate}
   * @param weight percent for the candidate that was written, 0 to 100
   * @param before percent for the candidate until then, 0 to 100
   */
  static SplitFit of(long candidate, long total, int weight, int before) {
    boolean fits = plausible(candidate, total, weight);
    boolean moved = !plausible(candidate, total, before);
    return weight == before || (fits && moved)
        ? new Applied(candidate, total)
        : new NotYet(candidate, total);
  }

  private static boolean plausible(long candidate, long total, int weight) {
    return Binomial.twoSided(candidate, total, weight / 100.0) >= 0.01;
  }
}

package dev.hotswap.core.analysis;

/**
 * The spread between stretches that each hold at least so many requests: a burst may outlast a
 * sample.
 *
 * @param spread of the stretches that are complete
 * @param open the one that is not complete yet
 */
record Stretches(Spread spread, Tally open) {
  /** Nothing seen. */
  static final Stretches NONE = new Stretches(Spread.NONE, Tally.NONE);

  /** Going on from remembered sums. */
  static Stretches of(SpreadSums sums) {
    return new Stretches(new Spread(sums, Tally.NONE), Tally.NONE);
  }

  /** With one more sample, in stretches of at least {@code length} requests. */
  Stretches absorb(Tally sample, long length) {
    Tally longer = open.plus(sample);
    return longer.total() < length
        ? new Stretches(spread, longer)
        : new Stretches(spread.absorb(longer), Tally.NONE);
  }

  /** Half of what was seen. */
  Stretches halved() {
    return new Stretches(spread.halved(), open);
  }
}

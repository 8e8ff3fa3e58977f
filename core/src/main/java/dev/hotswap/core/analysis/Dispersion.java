package dev.hotswap.core.analysis;

import java.time.Duration;

/**
 * How bursty bad events of stable are: the variance of its counts over the variance that
 * independent requests would have. Evidence is divided by it, since ten errors of one burst prove
 * hardly more than one. Measured between samples and between stretches of at least 50 and 250
 * requests, since a burst may outlast a sample. What was seen counts half once more than a day of
 * it is there, so that old habits fade.
 *
 * @param samples stable's samples, those of at most half a minute
 * @param fifties all of them, put together until each stretch holds at least 50 requests
 * @param longer the same with 250 requests
 * @param requests requests of stable that were watched
 * @param seconds time over which they were watched
 */
record Dispersion(
    Spread samples, Stretches fifties, Stretches longer, double requests, double seconds) {
  /** Nothing known yet. */
  static final Dispersion UNKNOWN =
      new Dispersion(Spread.NONE, Stretches.NONE, Stretches.NONE, 0, 0);

  /** Assumed until enough was seen. */
  static final double DEFAULT = 2;

  private static final double WEIGHT_OF_DEFAULT = 3;
  private static final long STRETCH = 50;
  private static final long LONG_STRETCH = 250;

  /** Ten minutes of one a second, of which one in twenty may hold no request. */
  private static final double SAMPLES_TO_TRUST = 570;

  /** With a little fewer, three, one sample in twenty holds none. */
  private static final double FEW_PER_SECOND = 4;

  private static final double SECONDS_TO_TRUST = 7_200;
  private static final double CLUSTERS_TO_TRUST = 12;
  private static final double STRETCHES_TO_COUNT = 24;
  private static final double LESS = 0.6;
  private static final double NEGLIGIBLE = 1.6;
  private static final Duration LONGEST_SAMPLE = Duration.ofSeconds(30);
  private static final double DAY = 86_400;

  /** Going on from what is remembered; the time in between was not seen and compares nothing. */
  static Dispersion of(Baseline known) {
    return new Dispersion(
        new Spread(known.samples(), Tally.NONE),
        Stretches.of(known.fifties()),
        Stretches.of(known.longer()),
        known.requests(),
        known.seconds());
  }

  /**
   * With one more sample of stable; one without traffic adds nothing but its time.
   *
   * @param length time since the sample before, zero where that is unknown; a sample of more than
   *     half a minute only feeds the stretches
   */
  Dispersion absorb(Tally stable, Duration length) {
    double time = seconds + length.toMillis() / 1_000.0;
    if (stable.total() == 0) {
      return new Dispersion(samples, fifties, longer, requests, time).faded();
    }
    boolean fine = length.compareTo(LONGEST_SAMPLE) <= 0;
    return new Dispersion(
            fine ? samples.absorb(stable) : samples,
            fifties.absorb(stable, STRETCH),
            longer.absorb(stable, LONG_STRETCH),
            requests + stable.total(),
            time)
        .faded();
  }

  private Dispersion faded() {
    return seconds <= DAY
        ? this
        : new Dispersion(
            samples.halved(), fifties.halved(), longer.halved(), requests / 2, seconds / 2);
  }

  /**
   * The factor to divide log evidence by, 1 to 40. Until bursts are known it may rise above the
   * default of 2, never fall below.
   */
  double phi() {
    if (!trusted()) {
      return Math.max(DEFAULT, largest(DEFAULT, WEIGHT_OF_DEFAULT));
    }
    double estimate = largest(DEFAULT, 0);
    return estimate < NEGLIGIBLE ? 1 : estimate;
  }

  /**
   * True once so much was seen that the estimate stands for itself: twelve independent clusters of
   * bad requests, in 570 samples or two hours. One burst proves nothing, however long.
   */
  boolean trusted() {
    return watched() && clusters() >= CLUSTERS_TO_TRUST;
  }

  /** Stable was watched for long enough to have shown what is frequent. */
  boolean watched() {
    return samples.sums().stretches() >= SAMPLES_TO_TRUST || seconds >= SECONDS_TO_TRUST;
  }

  /** Ten minutes of few requests: many samples hold none, so that too few of them hold any. */
  boolean seldomAsked() {
    return seconds >= SAMPLES_TO_TRUST && requests <= FEW_PER_SECOND * seconds;
  }

  /** What was seen so far, where something else allows for bursts that were not. */
  double seenSoFar() {
    return Math.max(1, largest(1, WEIGHT_OF_DEFAULT));
  }

  /**
   * Independent clusters of bad requests that were seen: the least of what both stretches say, once
   * there are enough of them to say so much. At less traffic than that samples count, for less: one
   * burst covers many of them.
   */
  double clusters() {
    SpreadSums shorter = fifties.spread().sums();
    SpreadSums extended = longer.spread().sums();
    double least =
        shorter.stretches() >= STRETCHES_TO_COUNT
            ? shorter.clusters()
            : LESS * samples.sums().clusters();
    return extended.stretches() >= STRETCHES_TO_COUNT
        ? Math.min(least, extended.clusters())
        : least;
  }

  private double largest(double guess, double weight) {
    double coarse =
        Math.max(fifties.spread().estimate(guess, weight), longer.spread().estimate(guess, weight));
    // Few samples beside many long readings say little by themselves.
    return Math.max(coarse, samples.estimate(coarse, Math.max(weight, WEIGHT_OF_DEFAULT)));
  }
}

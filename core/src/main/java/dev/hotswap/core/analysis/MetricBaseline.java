package dev.hotswap.core.analysis;

import dev.hotswap.core.analysis.Observation.Counted;

/**
 * What is known of stable under one metric that counts.
 *
 * @param metric what is counted
 * @param limit the test of its limit
 * @param track stable's bad requests
 */
record MetricBaseline(Metric metric, AbsoluteTest limit, StableTrack track) {
  /** Going on from what is known. */
  static MetricBaseline begin(Metric metric, Share max, Dispersion known) {
    return new MetricBaseline(metric, AbsoluteTest.above(max.fraction()), StableTrack.begin(known));
  }

  /** With what stable did since the sample before; a sample without its counts adds nothing. */
  MetricBaseline absorb(Sample sample) {
    return sample.metrics().get(metric.name()) instanceof Counted counted
        ? with(track.absorb(sample.at(), counted.stable(), limit))
        : this;
  }

  /** The same metric with another track. */
  MetricBaseline with(StableTrack other) {
    return new MetricBaseline(metric, limit, other);
  }

  /** What to keep: nothing of an outage that is going on. */
  Baseline kept() {
    return Baseline.of(metric.counted(), track.settled());
  }
}

package dev.hotswap.core.analysis;

import dev.hotswap.core.analysis.Observation.Counted;
import java.time.Instant;
import java.util.Map;

/** Evidence that is fed one sample a second. */
record Feed(Evidence evidence, Instant now) {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final Looks HALF_AN_HOUR = new Looks(1_800);

  static Feed of(AnalysisPlan plan) {
    return new Feed(Evidence.begin(plan, Baselines.unknown(plan)), START);
  }

  /** A second later, with one observation. */
  Feed then(String metric, Observation seen) {
    return then(Map.of(metric, seen));
  }

  Feed then(Map<String, Observation> seen) {
    Instant next = now.plusSeconds(1);
    return new Feed(evidence.absorb(new Sample(next, seen)), next);
  }

  /** The same counts for some seconds. */
  Feed seconds(int count, String metric, Counted seen) {
    Feed feed = this;
    for (int i = 0; i < count; i++) {
      feed = feed.then(metric, seen);
    }
    return feed;
  }

  Assessment assess() {
    return Judge.assess(evidence, HALF_AN_HOUR);
  }

  Verdict verdict(String metric) {
    return assess().judged().stream()
        .filter(j -> j.metric().equals(metric))
        .findFirst()
        .orElseThrow()
        .verdict();
  }

  static Counted counts(long total, long bad, long stableTotal, long stableBad) {
    return new Counted(new Tally(total, bad), new Tally(stableTotal, stableBad));
  }
}

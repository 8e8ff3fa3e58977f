package dev.hotswap.operator.metrics.vocabulary;

import dev.hotswap.operator.metrics.BucketBounds;
import dev.hotswap.operator.metrics.Dialect;
import dev.hotswap.operator.metrics.http.GarbledException;
import dev.hotswap.operator.metrics.series.Meaning;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one dialect of request statistics. */
public interface Vocabulary {
  /** Bounds of Envoy's histograms, which Istio keeps unless a proxy is told otherwise. */
  BucketBounds DEFAULT_BOUNDS =
      BucketBounds.ofMillis(
          0.5, 1, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000,
          300_000, 600_000, 1_800_000, 3_600_000);

  /** Whether numbers of this name are read; all others are passed over. */
  boolean reads(String name);

  /**
   * What a number stands for; empty if it is none of our business.
   *
   * @param name one that is read
   * @param labels all labels of the series
   * @throws GarbledException if a label that must be there is missing or senseless
   */
  Optional<Meaning> meaning(String name, Map<String, String> labels) throws GarbledException;

  /**
   * A regular expression (RE2) for Envoy's {@code filter} parameter. It is searched for in a
   * statistic's full name inside Envoy, tag values included, before labels are cut out of it.
   */
  String filter(Set<String> services);

  /**
   * The reader of this dialect.
   *
   * @param reporter the Istio reporter that is counted
   */
  static Vocabulary of(Dialect dialect, String reporter) {
    return switch (dialect) {
      case ISTIO -> new IstioVocabulary(reporter);
      case ENVOY -> new EnvoyVocabulary();
    };
  }
}

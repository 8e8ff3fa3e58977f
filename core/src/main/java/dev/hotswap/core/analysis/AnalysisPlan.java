package dev.hotswap.core.analysis;

import java.util.List;

/**
 * What is judged while a candidate takes traffic.
 *
 * @param source name of the metric source in the operator's settings
 * @param rule how evidence becomes a verdict
 * @param metrics what is measured; empty means nothing but crashes and readiness can stop a release
 * @param noData what happens when readings stay away
 * @param evidence what happens when a promotion lacks evidence of health
 * @param atFullWeight what a broken limit means where stable has no traffic; {@link Rule#THRESHOLD}
 *     never compares and takes no notice
 */
public record AnalysisPlan(
    String source,
    Rule rule,
    List<Metric> metrics,
    NoData noData,
    InsufficientEvidence evidence,
    AtFullWeight atFullWeight) {
  public AnalysisPlan {
    metrics = List.copyOf(metrics);
  }

  /** The same plan with nothing to measure. */
  public AnalysisPlan withoutMetrics() {
    return new AnalysisPlan(source, rule, List.of(), noData, evidence, atFullWeight);
  }
}

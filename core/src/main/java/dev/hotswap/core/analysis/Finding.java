package dev.hotswap.core.analysis;

/**
 * The numbers behind a verdict.
 *
 * @param metric the metric's name
 * @param candidate all that the verdict rests on, of the candidate
 * @param stable the same of stable
 * @param limit as people write it: {@code 5 %}, {@code 1 s for P99}
 * @param sentence for people, without the version: "38 of 190 requests failed (20.0 %, limit 5 %),
 *     stable 0.0 %"
 */
public record Finding(
    String metric, Tally candidate, Tally stable, String limit, String sentence) {}

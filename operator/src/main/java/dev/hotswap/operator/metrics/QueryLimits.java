package dev.hotswap.operator.metrics;

/**
 * How many queries one namespace may ask of one source; those that count requests and those that
 * policies bring have each a budget of this size, so that the latter never blind the former.
 *
 * @param atOnce at a time, 1 or more
 * @param perMinute in a minute, 1 or more
 */
public record QueryLimits(int atOnce, int perMinute) {
  /** What the settings give where they say nothing. */
  public static final QueryLimits DEFAULT = new QueryLimits(8, 3_000);
}

package dev.hotswap.operator.metrics.series;

/** What one exposed number stands for. */
public sealed interface Meaning {
  /** Where the requests went. */
  Destination destination();

  /** A counter of requests that ended like this. */
  record Requests(Destination destination, Outcome outcome) implements Meaning {}

  /**
   * A counter of requests that took at most so long.
   *
   * @param millis the bucket's upper bound, infinite for all requests
   */
  record Bucket(Destination destination, Outcome outcome, double millis) implements Meaning {}

  /** A gauge of pods that the reporter sends requests to. */
  record Members(Destination destination) implements Meaning {}

  /** A counter of attempts. */
  record Attempts(Destination destination, Attempt attempt) implements Meaning {}

  /** A gauge of requests under way. */
  record InFlight(Destination destination) implements Meaning {}
}

package dev.hotswap.core.analysis;

/**
 * What stretches of one length of traffic have said about bursts. Sums over stretches, so that they
 * can be kept, halved and gone on with; every number is finite and at least 0.
 *
 * @param stretches how many stretches there were, each with at least one request
 * @param weight how much the pairs of neighbours say together
 * @param weighted their squared differences over the variance of independent requests, times weight
 * @param bad bad requests, of each stretch at most {@link #MOST_BAD}
 * @param squares the same, squared
 */
public record SpreadSums(
    double stretches, double weight, double weighted, double bad, double squares) {
  /** Nothing seen. */
  public static final SpreadSums NONE = new SpreadSums(0, 0, 0, 0, 0);

  /** One stretch counts for no more: an outage is not a thousand clusters. */
  static final long MOST_BAD = 40;

  public SpreadSums {
    valid("stretches", stretches);
    valid("weight", weight);
    valid("weighted", weighted);
    valid("bad", bad);
    valid("squares", squares);
  }

  static void valid(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s %s of a baseline must be a finite number of at least 0".formatted(name, value));
    }
  }

  /** With one more stretch and with what it says in comparison with its neighbour. */
  SpreadSums plus(long badOfStretch, double says, double ratio) {
    double kept = Math.min(MOST_BAD, badOfStretch);
    return new SpreadSums(
        stretches + 1, weight + says, weighted + says * ratio, bad + kept, squares + kept * kept);
  }

  /** As if half as much had been seen of the same. */
  SpreadSums halved() {
    return new SpreadSums(stretches / 2, weight / 2, weighted / 2, bad / 2, squares / 2);
  }

  /**
   * How many independent clusters of bad requests were seen: the effective number of Kish ("Survey
   * Sampling", 1965), (Σx)²/Σx². Independent errors count nearly one each, a single burst counts
   * one, bursts of geometric length about half their number.
   */
  double clusters() {
    return squares > 0 ? bad * bad / squares : 0;
  }
}

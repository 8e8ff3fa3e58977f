package dev.hotswap.core.analysis;

import java.util.ArrayList;
import java.util.List;

/** How bursty a version is, from the list of its one-second samples. */
final class NaiveStable {
  private final List<Tally> learned = new ArrayList<>();
  private int settled;
  private double level;
  private double bad;
  private double seconds;
  private boolean first = true;

  /** A second of stable, with how much it speaks for being above the limit. */
  void look(Tally seen, double cusum) {
    double length = first ? 0 : 1;
    first = false;
    level = Math.clamp(level + cusum, 0, 10);
    bad = level > 0 ? bad + seen.bad() : 0;
    seconds = level > 0 ? seconds + length : 0;
    if (bad >= 200 && seconds >= 30) {
      settle();
    } else {
      learned.add(seen);
      settled = level == 0 ? learned.size() : settled;
    }
  }

  /** A sample of the candidate itself, believed once all is calm. */
  void take(Tally seen, boolean calm) {
    learned.add(seen);
    settled = calm ? learned.size() : settled;
  }

  void settle() {
    learned.subList(settled, learned.size()).clear();
  }

  double requests() {
    return learned.stream().mapToLong(Tally::total).sum();
  }

  long samples() {
    return learned.stream().filter(t -> t.total() > 0).count();
  }

  boolean trusted() {
    return trusted(learned);
  }

  private static boolean trusted(List<Tally> seen) {
    return seen.stream().filter(t -> t.total() > 0).count() >= 600 && clusters(seen) >= 12;
  }

  double phi() {
    return phi(learned);
  }

  /** Of what was settled, for the candidate itself. */
  double settledPhi() {
    return phi(learned.subList(0, settled));
  }

  private static double phi(List<Tally> seen) {
    double estimate = largest(seen, 2, trusted(seen) ? 0 : 3);
    return !trusted(seen) ? Math.max(2, estimate) : estimate < 1.6 ? 1 : estimate;
  }

  double mixedWithOne() {
    return Math.max(1, largest(learned, 1, 3));
  }

  double settledMixedWithOne() {
    return Math.max(1, largest(learned.subList(0, settled), 1, 3));
  }

  private static double clusters(List<Tally> seen) {
    List<Tally> fifty = stretches(seen, 50);
    List<Tally> longer = stretches(seen, 250);
    double least = fifty.size() >= 24 ? kish(fifty) : 0.6 * kish(stretches(seen, 1));
    return longer.size() >= 24 ? Math.min(least, kish(longer)) : least;
  }

  private static double kish(List<Tally> stretches) {
    double sum = stretches.stream().mapToDouble(t -> (double) Math.min(40, t.bad())).sum();
    double squares =
        stretches.stream().mapToDouble(t -> Math.pow((double) Math.min(40, t.bad()), 2)).sum();
    return squares == 0 ? 0 : sum * sum / squares;
  }

  private static double largest(List<Tally> seen, double guess, double weight) {
    double coarse =
        Math.max(
            spread(stretches(seen, 50), guess, weight),
            spread(stretches(seen, 250), guess, weight));
    return Math.max(coarse, spread(stretches(seen, 1), coarse, 3));
  }

  private static List<Tally> stretches(List<Tally> seen, long length) {
    List<Tally> stretches = new ArrayList<>();
    Tally open = Tally.NONE;
    for (Tally sample : seen) {
      open = open.plus(sample);
      if (open.total() >= length) {
        stretches.add(open);
        open = Tally.NONE;
      }
    }
    return stretches;
  }

  private static double spread(List<Tally> stretches, double guess, double guessWeight) {
    double weight = 0;
    double weighted = 0;
    for (int i = 1; i < stretches.size(); i++) {
      double n = stretches.get(i - 1).total();
      double m = stretches.get(i).total();
      double x = stretches.get(i - 1).bad();
      double all = x + stretches.get(i).bad();
      double variance = all * n * m / Math.pow(n + m, 2) * (n + m - all) / Math.max(1, n + m - 1);
      if (variance > 0) {
        double says = Math.min(2, variance);
        weight += says;
        weighted += says * Math.min(20, Math.pow(x - all * n / (n + m), 2) / variance);
      }
    }
    double mean = weight > 0 ? weighted / weight : 0;
    double uncapped =
        mean < 20 ? Math.min(40, mean * (1 + 0.8 * Math.pow(mean / (20 - mean), 1.6))) : 40;
    double known = weight > 0 ? uncapped : guess;
    return weight + guessWeight > 0
        ? (weight * known + guessWeight * guess) / (weight + guessWeight)
        : guess;
  }
}

package dev.hotswap.core.analysis;

import java.util.ArrayList;
import java.util.List;

/** How bursty a version is, from the list of its samples and how long each is. */
final class NaiveStable {
  /** A sample of so many seconds. */
  private record Seen(Tally tally, double length) {}

  private final List<Seen> learned = new ArrayList<>();
  private int settled;
  private double level;
  private double bad;
  private double seconds;
  private boolean first = true;

  /** So many seconds of stable, with how much they speak for being above the limit. */
  void look(Tally seen, double time, double cusum) {
    double length = first ? 0 : time;
    first = false;
    level = Math.clamp(level + cusum, 0, 10);
    bad = level > 0 ? bad + seen.bad() : 0;
    seconds = level > 0 ? seconds + length : 0;
    if (bad >= 200 && seconds >= 30) {
      settle();
    } else {
      learned.add(new Seen(seen, length));
      settled = level == 0 ? learned.size() : settled;
    }
  }

  /** A sample of the candidate itself, believed once all is calm. */
  void take(Tally seen, boolean calm) {
    learned.add(new Seen(seen, 0));
    settled = calm ? learned.size() : settled;
  }

  void settle() {
    learned.subList(settled, learned.size()).clear();
  }

  double requests() {
    return learned.stream().mapToLong(s -> s.tally().total()).sum();
  }

  boolean watched() {
    return watched(learned);
  }

  private static boolean watched(List<Seen> seen) {
    return stretches(fine(seen), 1).size() >= 600
        || seen.stream().mapToDouble(Seen::length).sum() >= 7_200;
  }

  private static List<Seen> fine(List<Seen> seen) {
    return seen.stream().filter(s -> s.length() <= 30).toList();
  }

  boolean trusted() {
    return trusted(learned);
  }

  private static boolean trusted(List<Seen> seen) {
    return watched(seen) && clusters(seen) >= 12;
  }

  double phi() {
    return phi(learned);
  }

  /** Of what was settled, for the candidate itself. */
  double settledPhi() {
    return phi(learned.subList(0, settled));
  }

  private static double phi(List<Seen> seen) {
    double estimate = largest(seen, 2, trusted(seen) ? 0 : 3);
    return !trusted(seen) ? Math.max(2, estimate) : estimate < 1.6 ? 1 : estimate;
  }

  double mixedWithOne() {
    return Math.max(1, largest(learned, 1, 3));
  }

  double settledMixedWithOne() {
    return Math.max(1, largest(learned.subList(0, settled), 1, 3));
  }

  private static double clusters(List<Seen> seen) {
    List<Tally> fifty = stretches(seen, 50);
    List<Tally> longer = stretches(seen, 250);
    double least = fifty.size() >= 24 ? kish(fifty) : 0.6 * kish(stretches(fine(seen), 1));
    return longer.size() >= 24 ? Math.min(least, kish(longer)) : least;
  }

  private static double kish(List<Tally> stretches) {
    double sum = stretches.stream().mapToDouble(t -> (double) Math.min(40, t.bad())).sum();
    double squares =
        stretches.stream().mapToDouble(t -> Math.pow((double) Math.min(40, t.bad()), 2)).sum();
    return squares == 0 ? 0 : sum * sum / squares;
  }

  private static double largest(List<Seen> seen, double guess, double weight) {
    double coarse =
        Math.max(
            spread(stretches(seen, 50), guess, weight),
            spread(stretches(seen, 250), guess, weight));
    return Math.max(coarse, spread(stretches(fine(seen), 1), coarse, 3));
  }

  private static List<Tally> stretches(List<Seen> seen, long length) {
    List<Tally> stretches = new ArrayList<>();
    Tally open = Tally.NONE;
    for (Seen sample : seen) {
      open = open.plus(sample.tally());
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

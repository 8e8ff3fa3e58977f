package dev.hotswap.core.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How bursty a version is, from the list of its samples, how long each is, and after which of them
 * more than a day was there, so that all until then counts half.
 */
final class NaiveStable {
  /** A sample of so many seconds. */
  private record Seen(Tally tally, double length) {}

  /** Requests put together, complete with so many samples. */
  private record Stretch(Tally tally, int samples) {}

  private static final double DAY = 86_400;

  private final List<Seen> learned = new ArrayList<>();
  private final List<Integer> halvings = new ArrayList<>();
  private int settled;
  private int quiet;
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
      if (seconds(learned.size()) > DAY) {
        halvings.add(learned.size());
      }
      settled = level == 0 ? learned.size() : settled;
    }
  }

  /** A sample of the candidate itself, believed once all is calm. */
  void take(Tally seen, boolean calm) {
    boolean before = learned.isEmpty() || learned.getLast().tally().bad() == 0;
    learned.add(new Seen(seen, 0));
    settled = calm ? learned.size() : settled;
    quiet = before && seen.bad() == 0 ? learned.size() : quiet;
  }

  void settle() {
    learned.subList(settled, learned.size()).clear();
    halvings.removeIf(after -> after > settled);
  }

  boolean halved() {
    return !halvings.isEmpty();
  }

  private double counts(int samples) {
    double counts = 1;
    for (int after : halvings) {
      counts = after >= samples ? counts / 2 : counts;
    }
    return counts;
  }

  private double sum(int until, ToDoubleFunction<Seen> what) {
    double sum = 0;
    for (int i = 0; i < until; i++) {
      sum += what.applyAsDouble(learned.get(i)) * counts(i + 1);
    }
    return sum;
  }

  private double seconds(int until) {
    return sum(until, Seen::length);
  }

  double requests() {
    return sum(learned.size(), s -> (double) s.tally().total());
  }

  boolean watched() {
    return watched(learned.size());
  }

  private boolean watched(int until) {
    return number(fine(until)) >= 570 || seconds(until) >= 7_200;
  }

  boolean seldomAsked() {
    double time = seconds(learned.size());
    return time >= 570 && requests() / 4 <= time;
  }

  /** What of a run is forgiven a version that answered so many, if stable was watched enough. */
  double allowed(boolean watchedEnough, double answered) {
    if (trusted() || !watchedEnough) {
      return 0;
    }
    double q = answered / Math.max(1, answered + requests());
    return q <= 0.0025 ? 0 : Math.round(20 * Math.log(q / 0.0025));
  }

  double doubt(NaiveStable own, double allowed) {
    return trusted()
        ? phi()
        : allowed > 0
            ? Math.max(mixedWithOne(), own.ownMixedWithOne())
            : Math.max(phi(), own.ownPhi());
  }

  boolean trusted() {
    return trusted(learned.size());
  }

  private boolean trusted(int until) {
    return watched(until) && clusters(until) >= 12;
  }

  double phi() {
    return phi(learned.size());
  }

  /** Of the candidate itself: of what was settled, or of samples until nothing failed. */
  double ownPhi() {
    return Math.max(phi(settled), quietly());
  }

  double ownMixedWithOne() {
    return Math.max(mixedWithOne(settled), quietly());
  }

  private double quietly() {
    return spread(fine(quiet), 1, 6);
  }

  private double phi(int until) {
    double estimate = largest(until, 2, trusted(until) ? 0 : 3);
    return !trusted(until) ? Math.max(2, estimate) : estimate < 1.6 ? 1 : estimate;
  }

  double mixedWithOne() {
    return mixedWithOne(learned.size());
  }

  private double mixedWithOne(int until) {
    return Math.max(1, largest(until, 1, 3));
  }

  private double number(List<Stretch> stretches) {
    return stretches.stream().mapToDouble(s -> counts(s.samples())).sum();
  }

  private double clusters(int until) {
    List<Stretch> fifty = stretches(until, 50);
    List<Stretch> longer = stretches(until, 250);
    double least = number(fifty) >= 24 ? kish(fifty) : 0.6 * kish(fine(until));
    return number(longer) >= 24 ? Math.min(least, kish(longer)) : least;
  }

  private double kish(List<Stretch> stretches) {
    double sum = 0;
    double squares = 0;
    for (Stretch stretch : stretches) {
      double bad = Math.min(40, stretch.tally().bad());
      sum += bad * counts(stretch.samples());
      squares += bad * bad * counts(stretch.samples());
    }
    return squares == 0 ? 0 : sum * sum / squares;
  }

  private double largest(int until, double guess, double weight) {
    double coarse =
        Math.max(
            spread(stretches(until, 50), guess, weight),
            spread(stretches(until, 250), guess, weight));
    return Math.max(coarse, spread(fine(until), coarse, 3));
  }

  private List<Stretch> fine(int until) {
    List<Stretch> samples = new ArrayList<>();
    for (int i = 0; i < until; i++) {
      Seen seen = learned.get(i);
      if (seen.length() <= 30 && seen.tally().total() > 0) {
        samples.add(new Stretch(seen.tally(), i + 1));
      }
    }
    return samples;
  }

  private List<Stretch> stretches(int until, long length) {
    List<Stretch> stretches = new ArrayList<>();
    Tally open = Tally.NONE;
    for (int i = 0; i < until; i++) {
      open = open.plus(learned.get(i).tally());
      if (open.total() >= length) {
        stretches.add(new Stretch(open, i + 1));
        open = Tally.NONE;
      }
    }
    return stretches;
  }

  private double spread(List<Stretch> stretches, double guess, double guessWeight) {
    double weight = 0;
    double weighted = 0;
    for (int i = 1; i < stretches.size(); i++) {
      Tally one = stretches.get(i - 1).tally();
      Tally other = stretches.get(i).tally();
      double n = one.total();
      double m = other.total();
      double x = one.bad();
      double all = x + other.bad();
      double variance = all * n * m / Math.pow(n + m, 2) * (n + m - all) / Math.max(1, n + m - 1);
      if (variance > 0) {
        double says = Math.min(2, variance) * counts(stretches.get(i).samples());
        weight += says;
        weighted += says * Math.min(20, Math.pow(x - all * n / (n + m), 2) / variance);
      }
    }
    double mean = weight > 0 ? weighted / weight : 0;
    double uncapped =
        mean < 20 ? Math.min(80, mean * (1 + 0.8 * Math.pow(mean / (20 - mean), 1.6))) : 80;
    double known = weight > 0 ? uncapped : guess;
    return weight + guessWeight > 0
        ? (weight * known + guessWeight * guess) / (weight + guessWeight)
        : guess;
  }
}

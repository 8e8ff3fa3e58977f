package dev.hotswap.core.analysis;

import dev.hotswap.core.analysis.Observation.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The sequential rule of one metric a second time, from the formulas in docs/analysis.md: lists of
 * all samples, everything computed anew at each look, nothing shared with the rule itself.
 */
final class NaiveRule {
  private static final double[] RATIOS = {1.5, 2, 3, 5, 10, 30};

  private final double limit;
  private final double[] overLimit;
  private final double[] overFloor;
  private final double floor;
  private final double alpha;
  private final boolean hold;
  private final NaiveStable stable = new NaiveStable();
  private final List<Counted> since = new ArrayList<>();
  private final NaiveRun ever = new NaiveRun();
  private final NaiveRun recent = new NaiveRun();
  private final NaiveRun aloneEver = new NaiveRun();
  private final NaiveRun aloneRecent = new NaiveRun();
  private NaiveSums lateLimit;
  private NaiveSums lateFloor;
  private NaiveSums lateWorse = new NaiveSums(RATIOS.length);
  private NaiveSums lateTwice = new NaiveSums(RATIOS.length);
  private NaiveSums aloneLate;
  private final NaiveSums candidateNow;
  private final NaiveSums stableNow;
  private final NaiveStable own = new NaiveStable();
  private int looks;
  private double answered;
  private double suspicion;
  private double lag;
  private boolean gone;
  private Tally waiting = Tally.NONE;
  private Tally alone = Tally.NONE;
  private boolean shared;

  NaiveRule(double limit, double floor, double alpha, boolean hold) {
    this.hold = hold;
    this.limit = limit;
    this.floor = floor;
    this.alpha = alpha;
    overLimit = grid(limit);
    overFloor = grid(floor);
    lateLimit = new NaiveSums(overLimit.length);
    lateFloor = new NaiveSums(overFloor.length);
    aloneLate = new NaiveSums(overLimit.length);
    candidateNow = new NaiveSums(overLimit.length);
    stableNow = new NaiveSums(overLimit.length);
  }

  private static double[] grid(double p0) {
    List<Double> shares = new ArrayList<>();
    for (double step : new double[] {1.5, 2, 3, 5, 10, 20, 50}) {
      shares.add(step * p0);
    }
    for (double p = 200 * p0; p < 0.95; p *= 4) {
      shares.add(p);
    }
    shares.removeIf(p -> p >= 0.95);
    shares.add(Math.max(0.95, (1 + p0) / 2));
    return shares.stream().mapToDouble(p -> p).toArray();
  }

  /** A sample of stable before the attempt, of so many seconds. */
  void before(Tally seen, double seconds) {
    stable.look(seen, seconds, cusum(seen));
  }

  boolean halved() {
    return stable.halved();
  }

  private void anew() {
    lateLimit = new NaiveSums(overLimit.length);
    lateFloor = new NaiveSums(overFloor.length);
    lateWorse = new NaiveSums(RATIOS.length);
    lateTwice = new NaiveSums(RATIOS.length);
    aloneLate = new NaiveSums(overLimit.length);
    aloneRecent.forget();
  }

  /** One more look, a second after the one before; whether all requests are known to be c's. */
  Says look(Counted seen, boolean all) {
    if (looks++ % 1_800 == 0) {
      anew();
    }
    double phi = stable.doubt(own, allowed());
    double allowed = allowed();
    double most = allowed > 0 ? 330 : 30;
    double aloneDoubt = 1.5 * stable.doubt(own, aloneAllowed());
    double aloneMost = aloneAllowed() > 0 ? 330 : 30;
    Tally c = seen.candidate();
    Tally s = seen.stable();
    stable.look(s, 1, cusum(s));
    if (c.total() > 0) {
      lateLimit.look(logs(overLimit, limit, c), phi, most);
      lateFloor.look(logs(overFloor, floor, c), phi, most);
    }
    if (c.total() > 0 && s.total() > 0) {
      lateWorse.look(logs(1.2, c, s), phi, most);
      lateTwice.look(logs(2, c, s), phi, most);
    }
    suspicion = Math.clamp(suspicion + cusum(c), 0, 10);
    double proof = Math.log(2 * 1_800 / alpha);
    if (c.total() > 0) {
      candidateNow.look(logs(overLimit, limit, c), phi, proof + 2);
    }
    if (s.total() > 0) {
      stableNow.look(logs(overLimit, limit, s), phi, proof + 2);
    }
    shared = candidateNow.log() >= proof && stableNow.log() >= proof && lateWorse.log() < proof;
    answered += c.total();
    if (c.total() > 0) {
      own.take(c, suspicion == 0);
    }
    withoutStable(seen, all, aloneDoubt, aloneMost);
    shared |= hold && gone && candidateNow.log() >= proof;
    since.add(seen);
    ever.look(seen, phi);
    recent.look(seen, phi);
    if (Math.min(lateLimit.log(), lateWorse.log()) < 5
        && Math.min(lateFloor.log(), lateTwice.log()) < 5) {
      recent.forget();
    }
    if (shared) {
      stable.settle();
      since.clear();
      ever.forget();
      recent.forget();
      List.of(lateLimit, lateFloor, lateWorse, lateTwice).forEach(sums -> sums.atMost(30));
    }
    return breach() ? Says.BREACH : shared ? Says.SHARED : Says.ELSE;
  }

  private void withoutStable(Counted seen, boolean all, double doubt, double most) {
    Tally c = seen.candidate();
    lag = Math.clamp(lag + c.total() - 300.0 * seen.stable().total(), 0, 1_500);
    if (all && seen.stable().total() == 0) {
      lag = 1_500;
    }
    gone = lag == 1_500 || (gone && lag > 0);
    if (!gone) {
      waiting = lag == 0 ? Tally.NONE : waiting.plus(c);
      return;
    }
    Tally news = waiting.plus(c);
    waiting = Tally.NONE;
    if (news.total() > 0) {
      alone = alone.plus(news);
      aloneLate.look(logs(overLimit, limit, news), doubt, most);
      Counted counted = new Counted(news, Tally.NONE);
      aloneEver.look(counted, doubt);
      aloneRecent.look(counted, doubt);
      if (aloneLate.log() < 5) {
        aloneRecent.forget();
      }
    }
  }

  private boolean breach() {
    double phi = stable.doubt(own, allowed());
    double allowed = allowed();
    double enough = Math.log(2 / alpha);
    double lately = Math.log(2 * 1_800 / alpha);
    double doubt = 1.5 * stable.doubt(own, aloneAllowed());
    double f = ever.forgiven(allowed);
    boolean everBroken =
        Math.min(
                    absolute(overLimit, limit, everyone(), f, phi),
                    relative(1.2, f, ever.traffic(), phi))
                >= enough
            || Math.min(
                    absolute(overFloor, floor, everyone(), f, phi),
                    relative(2, f, ever.traffic(), phi))
                >= enough;
    double g = recent.forgiven(allowed);
    Tally all = new Tally(Math.round(g), Math.round(g));
    boolean lateBroken =
        Math.min(
                    lateLimit.without(logs(overLimit, limit, all), recent.phi()),
                    lateWorse.without(added(1.2, g, recent.traffic()), recent.phi()))
                >= lately
            || Math.min(
                    lateFloor.without(logs(overFloor, floor, all), recent.phi()),
                    lateTwice.without(added(2, g, recent.traffic()), recent.phi()))
                >= lately;
    if (hold) {
      return everBroken || lateBroken;
    }
    double h = aloneRecent.forgiven(aloneAllowed());
    Tally runAlone = new Tally(Math.round(h), Math.round(h));
    return everBroken
        || lateBroken
        || absolute(overLimit, limit, alone, aloneEver.forgiven(aloneAllowed()), doubt) >= enough
        || aloneLate.without(logs(overLimit, limit, runAlone), aloneRecent.phi()) >= lately;
  }

  private Tally everyone() {
    return since.stream().map(Counted::candidate).reduce(Tally.NONE, Tally::plus);
  }

  private double absolute(double[] grid, double p0, Tally seen, double forgiven, double phi) {
    long f = Math.round(forgiven);
    double[] logs = logs(grid, p0, new Tally(seen.total() - f, seen.bad() - f));
    return mixture(logs, phi);
  }

  private double relative(double r0, double forgiven, Counted run, double phi) {
    double[] sum = new double[RATIOS.length];
    for (Counted sample : since) {
      Tally c = sample.candidate();
      Tally s = sample.stable();
      double[] logs = logs(r0, c, s);
      for (int j = 0; j < sum.length; j++) {
        sum[j] += logs[j];
      }
    }
    double[] added = added(r0, forgiven, run);
    for (int j = 0; j < sum.length; j++) {
      sum[j] -= added[j];
    }
    return mixture(sum, phi);
  }

  private static double[] added(double r0, double forgiven, Counted run) {
    return logs(r0, forgiven, 0, (double) run.candidate().total(), (double) run.stable().total());
  }

  private double allowed() {
    return stable.allowed(stable.watched(), answered);
  }

  private double aloneAllowed() {
    return stable.allowed(stable.watched() || stable.seldomAsked(), answered);
  }

  private double cusum(Tally seen) {
    return logs(overLimit, limit, seen)[0];
  }

  private static double[] logs(double[] grid, double p0, Tally seen) {
    return each(
        grid,
        p ->
            seen.bad() * Math.log(p / p0)
                + (seen.total() - seen.bad()) * Math.log((1 - p) / (1 - p0)));
  }

  private static double[] logs(double r0, Tally c, Tally s) {
    return logs(r0, (double) c.bad(), (double) s.bad(), (double) c.total(), (double) s.total());
  }

  private static double[] logs(double r0, double xc, double xs, double nc, double ns) {
    return each(
        RATIOS,
        r -> {
          if (nc == 0 || ns == 0) {
            return 0;
          }
          double before = r0 * nc / (r0 * nc + ns);
          double after = r * r0 * nc / (r * r0 * nc + ns);
          return xc * Math.log(after / before) + xs * Math.log((1 - after) / (1 - before));
        });
  }

  private static double[] each(double[] grid, ToDoubleFunction<Double> log) {
    double[] logs = new double[grid.length];
    for (int j = 0; j < logs.length; j++) {
      logs[j] = log.applyAsDouble(grid[j]);
    }
    return logs;
  }

  static double mixture(double[] logs, double phi) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double log : logs) {
      largest = Math.max(largest, log / phi);
    }
    double sum = 0;
    for (double log : logs) {
      sum += Math.exp(log / phi - largest);
    }
    return largest + Math.log(sum / logs.length);
  }
}

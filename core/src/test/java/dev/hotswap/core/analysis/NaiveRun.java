package dev.hotswap.core.analysis;

import dev.hotswap.core.analysis.Observation.Counted;

/** The longest run of bad requests. */
final class NaiveRun {
  private Counted open = Counted.NONE;
  private Counted most = Counted.NONE;
  private double phi = 1;

  void look(Counted seen, double now) {
    Tally c = seen.candidate();
    phi = Math.max(phi, now);
    if (c.total() == 0) {
      return;
    }
    if (c.bad() == 0) {
      open = Counted.NONE;
      return;
    }
    Counted joined = open.plus(seen);
    if (joined.candidate().bad() > most.candidate().bad()) {
      most = joined;
      phi = now;
    }
    open = c.bad() == c.total() ? joined : seen;
  }

  void forget() {
    open = Counted.NONE;
    most = Counted.NONE;
    phi = 1;
  }

  double forgiven(double allowed) {
    return Math.min(allowed, (double) most.candidate().bad());
  }

  Counted traffic() {
    return most;
  }

  double phi() {
    return phi;
  }
}

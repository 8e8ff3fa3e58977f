package dev.hotswap.core.simulation;

import java.util.List;

/**
 * What many histories of one cell came to.
 *
 * @param cell what was played
 * @param runs how often
 * @param falseAlarms histories that alarmed while the candidate was no worse than stable
 * @param shared histories in which both versions were found to fail alike
 * @param delays seconds from the first bad request to the decision, of those caught, sorted
 */
record Result(Cell cell, int runs, int falseAlarms, int shared, List<Double> delays) {
  Result {
    delays = List.copyOf(delays);
  }

  static Result of(Cell cell, List<Outcome> outcomes) {
    double onset = cell.healthy() ? Double.POSITIVE_INFINITY : cell.turnsAt() * 60;
    List<Double> alarms = outcomes.stream().flatMap(o -> o.alarmAt().stream()).sorted().toList();
    List<Double> delays = alarms.stream().filter(at -> at >= onset).map(at -> at - onset).toList();
    int shared = (int) outcomes.stream().filter(Outcome::shared).count();
    return new Result(cell, outcomes.size(), alarms.size() - delays.size(), shared, delays);
  }

  /** The share of histories with a false alarm. */
  double falseAlarmRate() {
    return (double) falseAlarms / runs;
  }

  /**
   * The largest true rate that so few false alarms leave plausible, with 95 % confidence
   * (Clopper–Pearson).
   */
  double falseAlarmRateAtMost() {
    return ClopperPearson.atMost(falseAlarms, runs, 0.95);
  }

  /** The delay that this share of all histories does not exceed; infinity when too few alarmed. */
  double delay(double share) {
    int rank = Math.max(1, (int) Math.ceil(share * runs));
    return rank <= delays.size() ? delays.get(rank - 1) : Double.POSITIVE_INFINITY;
  }
}

package dev.hotswap.operator.metrics.vocabulary;

import java.util.Set;

/**
 * Keeps a statistics page small: only some statistics, only of some Services. Beyond so many
 * Services the names would outgrow a URL and the statistics alone must do.
 */
final class StatFilter {
  private static final int MOST_NAMES = 60;

  private StatFilter() {}

  /** Matches where a statistic and a Service's name both occur, in either order. */
  static String of(String statistics, Set<String> services) {
    if (services.size() > MOST_NAMES) {
      return statistics;
    }
    String names = "(" + String.join("|", services.stream().sorted().toList()) + ")";
    return names + ".*" + statistics + "|" + statistics + ".*" + names;
  }
}

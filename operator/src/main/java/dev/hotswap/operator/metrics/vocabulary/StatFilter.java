package dev.hotswap.operator.metrics.vocabulary;

import java.util.Set;

/** Keeps a statistics page small: only some statistics, only of some Services. */
final class StatFilter {
  private StatFilter() {}

  /** Matches where a statistic and a Service's name both occur, in either order. */
  static String of(String statistics, Set<String> services) {
    String names = "(" + String.join("|", services.stream().sorted().toList()) + ")";
    return names + ".*" + statistics + "|" + statistics + ".*" + names;
  }
}

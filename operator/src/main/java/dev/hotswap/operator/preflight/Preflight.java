package dev.hotswap.operator.preflight;

import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.preflight.check.Checks;
import dev.hotswap.operator.preflight.facts.Facts;
import java.util.Comparator;
import java.util.List;

/** Looks for everything that stands in a release's way. */
public final class Preflight {
  private Preflight() {}

  /** All problems, those that block first; the same facts give the same list. */
  public static List<Problem> problems(Facts facts) {
    return Checks.ALL.stream()
        .flatMap(check -> check.of(facts).stream())
        .sorted(Comparator.comparing(Problem::severity))
        .toList();
  }
}

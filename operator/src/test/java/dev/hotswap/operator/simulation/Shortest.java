package dev.hotswap.operator.simulation;

import java.util.function.Predicate;

/** Makes a history that fails shorter, by leaving out what does not matter. */
final class Shortest {
  private Shortest() {}

  /** The shortest history that can be had from this one by leaving out, and that still fails. */
  static History of(History history, Predicate<History> fails) {
    for (int i = 0; i < history.acts().size(); i++) {
      History shorter = history.without(i);
      if (fails.test(shorter)) {
        return of(shorter, fails);
      }
    }
    return history;
  }
}

package dev.hotswap.operator.simulation;

import dev.hotswap.operator.simulation.History.Timed;
import java.util.List;

/**
 * What releases are about; each story begins with a version 1.0 that is stable, or with nothing.
 */
enum Story {
  THE_FIRST_VERSION,
  A_GOOD_VERSION,
  A_FAILING_VERSION,
  A_VERSION_THAT_IS_SUPERSEDED,
  A_DELETION_IN_THE_MIDDLE_OF_A_STEP;

  /** Whether 1.0 serves when the story begins. */
  boolean afterTheFirst() {
    return this != THE_FIRST_VERSION;
  }

  /** What happens, in seconds since the beginning. */
  List<Timed> acts() {
    Timed good = new Timed(0, new Act.Commit("2.0", Conduct.GOOD));
    return switch (this) {
      case THE_FIRST_VERSION -> List.of();
      case A_GOOD_VERSION -> List.of(good);
      case A_FAILING_VERSION -> List.of(new Timed(0, new Act.Commit("2.0", Conduct.FAILING)));
      case A_VERSION_THAT_IS_SUPERSEDED ->
          List.of(good, new Timed(5, new Act.Commit("3.0", Conduct.GOOD)));
      case A_DELETION_IN_THE_MIDDLE_OF_A_STEP -> List.of(good, new Timed(5, new Act.Delete()));
    };
  }
}

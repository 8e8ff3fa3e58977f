package dev.hotswap.operator.reconcile;

import java.util.List;

/** What became of a release's route in a turn whose status was refused. */
sealed interface RouteOutcome {
  /** It says that requests go back, or is gone with its release. */
  record Back() implements RouteOutcome {}

  /** It was to be changed, and at least one write was refused; tried again within a second. */
  record Failed(List<String> troubles) implements RouteOutcome {}

  /** Nothing was decided that may be acted on before it is remembered. */
  record Kept() implements RouteOutcome {}

  /**
   * The outcome of a try.
   *
   * @param goesBack whether requests were to go back although status is refused
   * @param troubles why the route could not be written, a sentence each
   */
  static RouteOutcome of(boolean goesBack, List<String> troubles) {
    if (!goesBack) {
      return new Kept();
    }
    return troubles.isEmpty() ? new Back() : new Failed(List.copyOf(troubles));
  }

  /** For people, the end of a sentence. */
  default String sentence() {
    return switch (this) {
      case Back back -> "requests go back all the same";
      case Failed(List<String> troubles) ->
          "requests are to go back, and the route could not be written: "
              + String.join("; ", troubles);
      case Kept kept -> "nothing is changed until it is taken";
    };
  }
}

package dev.hotswap.e2e.demo;

import java.util.List;

/**
 * One release of the demo.
 *
 * @param name for machines
 * @param title for people, what happens
 * @param version what is released
 * @param kind what is special about it
 */
record Scenario(String name, String title, String version, Kind kind) {
  /** What is special about a release. */
  enum Kind {
    /** Nothing: it shall be promoted. */
    GOOD,
    /** It is bad: it shall be rolled back. */
    BAD,
    /** It is good, and the operator is killed in the middle of a step. */
    OPERATOR_KILLED,
    /** It was rolled back before; its cause is mended and a person says retry. */
    RETRIED
  }

  /** The version that fails one request in five, until its cause is mended. */
  static final String FAILING = "2.1.0";

  /** Every release of the demo, in order. */
  static final List<Scenario> ALL =
      List.of(
          new Scenario("good", "2.0.0 is fine", "2.0.0", Kind.GOOD),
          new Scenario("failing", "2.1.0 fails one request in five", FAILING, Kind.BAD),
          new Scenario("slow", "2.2.0 takes longer than a second", "2.2.0", Kind.BAD),
          new Scenario(
              "operator-killed",
              "3.0.0 is fine, the operator is killed (-9) in the middle of a step",
              "3.0.0",
              Kind.OPERATOR_KILLED),
          new Scenario(
              "retried",
              "2.1.0 again: held; its cause is mended, then retry",
              FAILING,
              Kind.RETRIED));

  Outcome expected() {
    return switch (kind) {
      case GOOD, OPERATOR_KILLED, RETRIED -> Outcome.PROMOTED;
      case BAD -> Outcome.ROLLED_BACK;
    };
  }
}

package dev.hotswap.e2e.demo;

/** How a scenario can end. */
enum Outcome {
  PROMOTED("promoted"),
  ROLLED_BACK("rolledBack"),
  FAILED("failed"),
  TIMED_OUT("timedOut");

  private final String word;

  Outcome(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}

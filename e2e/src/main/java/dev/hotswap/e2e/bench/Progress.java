package dev.hotswap.e2e.bench;

/** Where a benchmark says what it is doing; its figures go to standard output. */
final class Progress {
  private Progress() {}

  static void say(String line) {
    System.err.println(line);
  }
}

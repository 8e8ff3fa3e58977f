package dev.hotswap.operator.metrics.gateway;

/** Whole numbers as nearly all lines of a statistics page end: {@code " 12345"}. */
final class Digits {
  /** More could not be counted exactly. */
  private static final int MOST = 15;

  private Digits() {}

  /** The number between one blank and the end; negative if anything else stands there. */
  static long read(byte[] line, int from, int end) {
    int at = from + 1;
    if (from >= end || line[from] != ' ' || at >= end || end - at > MOST) {
      return -1;
    }
    long number = 0;
    for (; at < end; at++) {
      int digit = line[at] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}

package dev.hotswap.operator.metrics.gateway;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Cuts bytes into lines as they arrive. Of a line that is too long only the beginning is kept. */
final class StatsLines {
  private static final int LONGEST = 16 * 1024;

  private byte[] line = new byte[1024];
  private int length;
  private boolean cut;

  /** Takes bytes up to the next line feed; true when a line is complete. */
  boolean take(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      byte next = bytes.get();
      if (next == '\n') {
        return true;
      }
      append(next);
    }
    return false;
  }

  private void append(byte next) {
    if (length == LONGEST) {
      cut = true;
      return;
    }
    if (length == line.length) {
      line = Arrays.copyOf(line, length * 2);
    }
    line[length++] = next;
  }

  /** The bytes of the line; valid up to {@link #length}, until the next one is begun. */
  byte[] bytes() {
    return line;
  }

  /** Its length, without a carriage return at the end. */
  int length() {
    return length > 0 && line[length - 1] == '\r' ? length - 1 : length;
  }

  /** Whether the line is longer than what is kept of it. */
  boolean cut() {
    return cut;
  }

  /** Begins the next line. */
  void next() {
    length = 0;
    cut = false;
  }
}

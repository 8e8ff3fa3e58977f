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
    int start = bytes.position();
    int end = start;
    while (end < bytes.limit() && bytes.get(end) != '\n') {
      end++;
    }
    append(bytes, end - start);
    boolean complete = end < bytes.limit();
    bytes.position(complete ? end + 1 : end);
    return complete;
  }

  private void append(ByteBuffer bytes, int count) {
    int kept = Math.min(count, LONGEST - length);
    cut |= kept < count;
    if (length + kept > line.length) {
      line = Arrays.copyOf(line, Math.max(line.length * 2, length + kept));
    }
    bytes.get(line, length, kept);
    length += kept;
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

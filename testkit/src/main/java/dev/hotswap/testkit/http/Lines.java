package dev.hotswap.testkit.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads lines, all of them together no longer than 64 KiB. */
final class Lines {

  private static final int MOST_BYTES = 64 << 10;

  private final InputStream in;
  private int room = MOST_BYTES;

  Lines(InputStream in) {
    this.in = in;
  }

  /**
   * The first line that is not empty, or nothing if the peer closed before it began (RFC 9112
   * §2.2).
   */
  Optional<String> first() throws IOException {
    int first = in.read();
    while (first == '\r' || first == '\n') {
      first = in.read();
    }
    return first < 0 ? Optional.empty() : Optional.of((char) first + next());
  }

  /** The next line without its end. */
  String next() throws IOException {
    var bytes = new ByteArrayOutputStream(128);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("closed inside a line");
      }
      if (--room < 0) {
        throw new MalformedMessage("More than " + MOST_BYTES + " bytes of headers");
      }
      bytes.write(next);
    }
    String line = bytes.toString(StandardCharsets.ISO_8859_1);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }
}

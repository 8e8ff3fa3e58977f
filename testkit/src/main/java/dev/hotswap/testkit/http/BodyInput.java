package dev.hotswap.testkit.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of one body, whatever its framing; a body that ends early is an {@link EOFException}.
 */
public final class BodyInput {

  private final InputStream in;
  private final Framing framing;
  private long left;
  private boolean done;

  BodyInput(InputStream in, Framing framing) {
    this.in = in;
    this.framing = framing;
    this.left = framing instanceof Framing.Length(long bytes) ? bytes : 0;
  }

  /** How this body is framed. */
  public Framing framing() {
    return framing;
  }

  /** Whether its end was read. */
  public boolean finished() {
    return done;
  }

  /** Reads what is there, at least one byte; −1 at the end of the body. */
  public int read(byte[] into) throws IOException {
    if (done) {
      return -1;
    }
    int count =
        switch (framing) {
          case Framing.None() -> -1;
          case Framing.Length(_) -> left == 0 ? -1 : counted(into);
          case Framing.Chunked() -> chunked(into);
          case Framing.UntilClose() -> in.read(into);
        };
    done = count < 0;
    return count;
  }

  /** Every byte up to the end of the body. */
  public byte[] readAll() throws IOException {
    return readAll(Integer.MAX_VALUE);
  }

  /** Reads up to the end of the body and keeps so many bytes at most. */
  public byte[] readAll(int most) throws IOException {
    var bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    for (int count = read(buffer); count >= 0; count = read(buffer)) {
      bytes.write(buffer, 0, Math.min(count, most - bytes.size()));
    }
    return bytes.toByteArray();
  }

  private int counted(byte[] into) throws IOException {
    int count = in.read(into, 0, (int) Math.min(into.length, left));
    if (count < 0) {
      throw new EOFException("closed " + left + " bytes before the end of a body");
    }
    left -= count;
    return count;
  }

  private int chunked(byte[] into) throws IOException {
    if (left == 0) {
      left = chunkSize();
      if (left == 0) {
        passTrailers();
        return -1;
      }
    }
    int count = counted(into);
    if (left == 0 && !new Lines(in).next().isEmpty()) {
      throw new MalformedMessage("A chunk is longer than its size says");
    }
    return count;
  }

  private long chunkSize() throws IOException {
    String line = new Lines(in).next();
    try {
      return Long.parseUnsignedLong(line.split(";", 2)[0].strip(), 16);
    } catch (NumberFormatException wrong) {
      throw new MalformedMessage("Not a chunk size: " + line, wrong);
    }
  }

  private void passTrailers() throws IOException {
    var trailers = new Lines(in);
    String line = trailers.next();
    while (!line.isEmpty()) {
      line = trailers.next();
    }
  }
}

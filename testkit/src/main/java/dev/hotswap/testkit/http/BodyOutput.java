package dev.hotswap.testkit.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes one body in its framing. */
public final class BodyOutput {

  private static final byte[] LINE_END = {'\r', '\n'};

  private final OutputStream out;
  private final Framing framing;

  BodyOutput(OutputStream out, Framing framing) {
    this.out = out;
    this.framing = framing;
  }

  /** Writes some bytes of the body and sends them. */
  public void write(byte[] bytes, int count) throws IOException {
    if (count > 0) {
      framed(bytes, count);
      out.flush();
    }
  }

  /** Ends the body and sends what is left. */
  public void end() throws IOException {
    if (framing instanceof Framing.Chunked) {
      out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    }
    out.flush();
  }

  private void framed(byte[] bytes, int count) throws IOException {
    switch (framing) {
      case Framing.None() -> {}
      case Framing.Length(_), Framing.UntilClose() -> out.write(bytes, 0, count);
      case Framing.Chunked() -> {
        out.write((Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.write(bytes, 0, count);
        out.write(LINE_END);
      }
    }
  }
}

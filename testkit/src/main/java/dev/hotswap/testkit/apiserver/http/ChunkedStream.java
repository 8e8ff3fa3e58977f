package dev.hotswap.testkit.apiserver.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Messages as lines of a chunked response (RFC 9112, section 7.1). */
final class ChunkedStream implements EventStream {
  private final InputStream in;
  private final OutputStream out;

  ChunkedStream(InputStream in, OutputStream out) throws IOException {
    this.in = in;
    this.out = out;
    out.write(
        Head.of(200)
            .field("Content-Type", "application/json")
            .field("Transfer-Encoding", "chunked")
            .field("Connection", "close")
            .bytes());
    out.flush();
  }

  @Override
  public void send(byte[] message) throws IOException {
    write(Integer.toHexString(message.length + 1) + "\r\n");
    out.write(message);
    write("\n\r\n");
    out.flush();
  }

  @Override
  public void end() throws IOException {
    write("0\r\n\r\n");
    out.flush();
  }

  @Override
  public void awaitClientGone() {
    try {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // A reset is one of the ways to go away.
      return;
    }
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }
}

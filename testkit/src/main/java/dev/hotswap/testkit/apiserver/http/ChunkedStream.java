package dev.hotswap.testkit.apiserver.http;

import dev.hotswap.testkit.http.BodyOutput;
import dev.hotswap.testkit.http.Framing;
import dev.hotswap.testkit.http.Headers;
import dev.hotswap.testkit.http.HttpConnection;
import dev.hotswap.testkit.http.ResponseHead;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Messages as lines of a chunked response (RFC 9112, section 7.1). */
final class ChunkedStream implements EventStream {
  private final HttpConnection connection;
  private final BodyOutput body;

  ChunkedStream(HttpConnection connection) throws IOException {
    this.connection = connection;
    Framing chunked = new Framing.Chunked();
    Headers headers = Headers.of("Content-Type", "application/json", "Connection", "close");
    connection.write(ResponseHead.of(200, "", chunked.announce(headers)));
    connection.flush();
    this.body = connection.bodyOutput(chunked);
  }

  @Override
  public void send(byte[] message) throws IOException {
    byte[] line = Arrays.copyOf(message, message.length + 1);
    line[message.length] = '\n';
    body.write(line, line.length);
  }

  @Override
  public void end() throws IOException {
    body.end();
  }

  @Override
  public void awaitClientGone() {
    try {
      connection.input().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // A reset is one of the ways to go away.
      return;
    }
  }
}

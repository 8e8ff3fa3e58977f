package dev.hotswap.testkit.gateway.proxy;

import dev.hotswap.testkit.http.BodyInput;
import dev.hotswap.testkit.http.BodyOutput;
import dev.hotswap.testkit.http.Framing;
import dev.hotswap.testkit.http.HttpConnection;
import java.io.IOException;

/**
 * A request's body: a small one is kept, so that it can be sent again; a large one passes through
 * once.
 */
final class RequestBody {

  private static final int KEPT = 64 << 10;

  private final BodyInput source;
  private final byte[] kept;
  private boolean streamed;

  /** The body that follows on the client's connection. */
  RequestBody(HttpConnection client, Framing framing) throws IOException {
    this.source = client.body(framing);
    this.kept = small(framing) ? source.readAll() : new byte[0];
  }

  /** Whether it can still be sent from its beginning. */
  boolean whole() {
    return !streamed;
  }

  /** Whether nothing of it is left on the client's connection. */
  boolean consumed() {
    return source.finished();
  }

  /** Writes it to an endpoint. */
  void sendTo(HttpConnection endpoint) throws IOException {
    BodyOutput out = endpoint.bodyOutput(source.framing());
    if (source.finished()) {
      out.write(kept, kept.length);
    } else {
      streamed = true;
      stream(out);
    }
    out.end();
  }

  private void stream(BodyOutput out) throws IOException {
    byte[] buffer = new byte[16 << 10];
    for (int count = fromClient(buffer); count >= 0; count = fromClient(buffer)) {
      out.write(buffer, count);
    }
  }

  private int fromClient(byte[] buffer) throws ClientGone {
    try {
      return source.read(buffer);
    } catch (IOException gone) {
      throw new ClientGone(gone);
    }
  }

  private static boolean small(Framing framing) {
    return switch (framing) {
      case Framing.None() -> true;
      case Framing.Length(long bytes) -> bytes <= KEPT;
      case Framing.Chunked(), Framing.UntilClose() -> false;
    };
  }
}

package dev.hotswap.testkit.gateway.proxy;

import dev.hotswap.testkit.gateway.stats.ResponseFlag;
import dev.hotswap.testkit.http.BodyInput;
import dev.hotswap.testkit.http.BodyOutput;
import dev.hotswap.testkit.http.ConnectionPool;
import dev.hotswap.testkit.http.Framing;
import dev.hotswap.testkit.http.Headers;
import dev.hotswap.testkit.http.HttpConnection;
import dev.hotswap.testkit.http.RequestHead;
import dev.hotswap.testkit.http.ResponseHead;
import java.io.IOException;
import java.util.Set;

/**
 * Copies an endpoint's answer to the client as it comes, so that a download streams.
 *
 * @param consumed whether nothing of the request is left on the client's connection
 */
record Relay(HttpConnection client, RequestHead request, boolean consumed) {

  /**
   * Copies the answer and gives the endpoint's connection back to the pool if it can be used again.
   */
  End pass(Attempt.Answered answered, ConnectionPool pool) throws IOException {
    HttpConnection endpoint = answered.connection();
    try {
      Framing framing = Framing.of(request.method(), answered.head());
      End end = copy(answered.head(), endpoint.body(framing));
      boolean reusable = answered.head().keepAlive() && !(framing instanceof Framing.UntilClose);
      if (reusable && end.flags().isEmpty()) {
        pool.release(answered.endpoint(), endpoint);
      } else {
        endpoint.close();
      }
      return end;
    } catch (IOException clientGone) {
      endpoint.close();
      throw clientGone;
    }
  }

  private End copy(ResponseHead head, BodyInput body) throws IOException {
    Framing framing = outgoing(body.framing());
    boolean open = consumed && request.keepAlive() && !(framing instanceof Framing.UntilClose);
    Headers headers = framing.announce(head.headers().endToEnd());
    client.write(
        ResponseHead.of(
            head.status(), head.reason(), open ? headers : headers.with("Connection", "close")));
    client.flush();
    Set<ResponseFlag> flags = copy(body, client.bodyOutput(framing));
    return new End(head.status(), flags, open && flags.isEmpty());
  }

  private static Set<ResponseFlag> copy(BodyInput body, BodyOutput out) {
    byte[] buffer = new byte[16 << 10];
    while (true) {
      int count;
      try {
        count = body.read(buffer);
      } catch (IOException endpointGone) {
        return Set.of(ResponseFlag.UC);
      }
      try {
        if (count < 0) {
          out.end();
          return Set.of();
        }
        out.write(buffer, count);
      } catch (IOException clientGone) {
        return Set.of(ResponseFlag.DC);
      }
    }
  }

  /**
   * A body that ends with the endpoint's connection is passed on in chunks, which keeps the
   * client's open.
   */
  private Framing outgoing(Framing incoming) {
    boolean chunks = incoming instanceof Framing.UntilClose && request.version().equals("HTTP/1.1");
    return chunks ? new Framing.Chunked() : incoming;
  }
}

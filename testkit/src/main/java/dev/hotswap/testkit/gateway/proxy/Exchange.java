package dev.hotswap.testkit.gateway.proxy;

import dev.hotswap.testkit.gateway.route.Cluster;
import dev.hotswap.testkit.gateway.route.RetryPolicy;
import dev.hotswap.testkit.gateway.stats.ResponseFlag;
import dev.hotswap.testkit.http.Framing;
import dev.hotswap.testkit.http.Headers;
import dev.hotswap.testkit.http.HttpConnection;
import dev.hotswap.testkit.http.RequestHead;
import dev.hotswap.testkit.http.ResponseHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;

/** One request and its answer. An {@link IOException} always means that the client went away. */
final class Exchange {

  private final HttpConnection client;
  private final RequestHead request;
  private final RequestBody body;

  /** Takes the request's body from the client, as far as it has to be kept. */
  Exchange(HttpConnection client, RequestHead request) throws IOException {
    this.client = client;
    this.request = request;
    if (request.headers().has("expect", "100-continue")) {
      client.write(ResponseHead.of(100, "Continue", Headers.of()));
      client.flush();
    }
    this.body = new RequestBody(client, Framing.of(request));
  }

  /** Answers a request that no route takes. */
  End unrouted() throws IOException {
    return refuse(404, Set.of(ResponseFlag.NR), "no route for host " + request.host());
  }

  /** Passes the request to the cluster and the answer back. */
  End routed(Upstream upstream, RetryPolicy retries, Cluster cluster) throws IOException {
    RequestHead outgoing = request.with(outgoingHeaders());
    var attempts = new Attempts(upstream, retries, cluster, outgoing, body);
    Attempt last = attempts.run();
    boolean exhausted = attempts.exhausted(last);
    return switch (last) {
      case Attempt.Answered answered ->
          new Relay(client, request, body.consumed()).pass(answered, upstream.pool());
      case Attempt.NoEndpoint() -> refuse(503, ResponseFlag.UH, exhausted);
      case Attempt.Refused(_) -> refuse(503, ResponseFlag.UF, exhausted);
      case Attempt.Broken(_, _, _, _) -> refuse(503, ResponseFlag.UC, exhausted);
    };
  }

  private Headers outgoingHeaders() throws IOException {
    Headers passed = request.headers().endToEnd();
    return Framing.of(request).announce(passed);
  }

  private End refuse(int status, ResponseFlag flag, boolean exhausted) throws IOException {
    Set<ResponseFlag> flags = EnumSet.of(flag);
    if (exhausted) {
      flags.add(ResponseFlag.URX);
    }
    return refuse(status, flags, "the gateway has no answer: " + flag);
  }

  private End refuse(int status, Set<ResponseFlag> flags, String why) throws IOException {
    boolean open = request.keepAlive() && body.consumed();
    byte[] text = (why + "\n").getBytes(StandardCharsets.UTF_8);
    var framing = new Framing.Length(text.length);
    Headers headers = framing.announce(Headers.of("Content-Type", "text/plain"));
    client.write(ResponseHead.of(status, "", open ? headers : headers.with("Connection", "close")));
    if (!request.method().equals("HEAD")) {
      client.bodyOutput(framing).write(text, text.length);
    }
    client.flush();
    return new End(status, flags, open);
  }
}

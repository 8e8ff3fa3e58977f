package dev.hotswap.testkit.apiserver.http;

import dev.hotswap.testkit.http.Framing;
import dev.hotswap.testkit.http.Headers;
import dev.hotswap.testkit.http.HttpConnection;
import dev.hotswap.testkit.http.ResponseHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The ways to answer one request; exactly one of them is used. */
public final class HttpExchange {
  private final HttpRequest request;
  private final HttpConnection connection;
  private boolean keepAlive;

  HttpExchange(HttpRequest request, HttpConnection connection, boolean keepAlive) {
    this.request = request;
    this.connection = connection;
    this.keepAlive = keepAlive;
  }

  /** The request to answer. */
  public HttpRequest request() {
    return request;
  }

  /** Answers with a JSON body. */
  public void reply(int code, Map<String, String> headers, byte[] body) throws IOException {
    Headers head = Headers.of("Content-Type", "application/json");
    for (var header : headers.entrySet()) {
      head = head.with(header.getKey(), header.getValue());
    }
    reply(code, head, body);
  }

  /** Answers with a text. */
  public void reply(String text) throws IOException {
    Headers head = Headers.of("Content-Type", "text/plain; charset=utf-8");
    reply(200, head, text.getBytes(StandardCharsets.UTF_8));
  }

  private void reply(int code, Headers head, byte[] body) throws IOException {
    Framing framing = new Framing.Length(body.length);
    connection.write(ResponseHead.of(code, "", framing.announce(head)));
    connection.bodyOutput(framing).write(body, body.length);
    connection.flush();
  }

  /** Answers with messages over time, by WebSocket when the client asks for it. */
  public EventStream stream() throws IOException {
    keepAlive = false;
    boolean upgrade = request.header("upgrade").filter("websocket"::equalsIgnoreCase).isPresent();
    return upgrade ? new WebSocketStream(request, connection) : new ChunkedStream(connection);
  }

  /** Breaks the connection without an answer: the client sees a reset. */
  public void reset() throws IOException {
    keepAlive = false;
    connection.reset();
  }

  boolean keepsAlive() {
    return keepAlive;
  }
}

package dev.hotswap.testkit.apiserver.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Map;

/** The ways to answer one request; exactly one of them is used. */
public final class HttpExchange {
  private final HttpRequest request;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private boolean keepAlive;

  HttpExchange(HttpRequest request, Socket socket, InputStream in, OutputStream out) {
    this.request = request;
    this.socket = socket;
    this.in = in;
    this.out = out;
    this.keepAlive = !request.header("connection").orElse("").equalsIgnoreCase("close");
  }

  /** The request to answer. */
  public HttpRequest request() {
    return request;
  }

  /** Answers with a JSON body. */
  public void reply(int code, Map<String, String> headers, byte[] body) throws IOException {
    Head head =
        Head.of(code)
            .field("Content-Type", "application/json")
            .field("Content-Length", Integer.toString(body.length));
    headers.forEach(head::field);
    out.write(head.bytes());
    out.write(body);
    out.flush();
  }

  /** Answers with messages over time, by WebSocket when the client asks for it. */
  public EventStream stream() throws IOException {
    keepAlive = false;
    boolean upgrade = request.header("upgrade").filter("websocket"::equalsIgnoreCase).isPresent();
    return upgrade ? new WebSocketStream(request, in, out) : new ChunkedStream(in, out);
  }

  /** Breaks the connection without an answer: the client sees a reset. */
  public void reset() throws IOException {
    keepAlive = false;
    socket.setSoLinger(true, 0);
    socket.close();
  }

  boolean keepsAlive() {
    return keepAlive;
  }
}

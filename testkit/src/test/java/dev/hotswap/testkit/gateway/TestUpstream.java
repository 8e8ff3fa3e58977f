package dev.hotswap.testkit.gateway;

import dev.hotswap.testkit.http.Framing;
import dev.hotswap.testkit.http.Headers;
import dev.hotswap.testkit.http.HttpConnection;
import dev.hotswap.testkit.http.HttpListener;
import dev.hotswap.testkit.http.RequestHead;
import dev.hotswap.testkit.http.ResponseHead;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** An endpoint that does what a test says and counts what reached it. */
final class TestUpstream implements Closeable {

  /** Answers one request; false ends the connection. */
  interface Script {
    boolean answer(HttpConnection connection, RequestHead request) throws IOException;
  }

  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private final Script script;
  private final HttpListener listener;

  TestUpstream(Script script) throws IOException {
    this.script = script;
    listener =
        HttpListener.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), this::serve);
  }

  /** An endpoint that answers every request with a status and a text. */
  static TestUpstream answering(int status, String text) throws IOException {
    return new TestUpstream((connection, request) -> reply(connection, request, status, text));
  }

  static boolean reply(HttpConnection connection, RequestHead request, int status, String text)
      throws IOException {
    connection.body(Framing.of(request)).readAll();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    var framing = new Framing.Length(bytes.length);
    connection.write(ResponseHead.of(status, "", framing.announce(Headers.of("X-Version", text))));
    if (!request.method().equals("HEAD")) {
      connection.bodyOutput(framing).write(bytes, bytes.length);
    }
    connection.flush();
    return true;
  }

  InetSocketAddress address() {
    return listener.address();
  }

  int connections() {
    return connections.get();
  }

  int requests() {
    return requests.get();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void serve(HttpConnection connection) throws IOException {
    connections.incrementAndGet();
    boolean open = true;
    while (open) {
      Optional<RequestHead> request = connection.readRequest();
      if (request.isEmpty()) {
        return;
      }
      requests.incrementAndGet();
      open = script.answer(connection, request.get());
    }
  }
}

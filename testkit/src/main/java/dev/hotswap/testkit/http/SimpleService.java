package dev.hotswap.testkit.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Serves whole answers to whole requests, one after the other, and keeps connections alive. */
public final class SimpleService implements HttpListener.Service {

  /** Answers one request; an exception cuts the connection without an answer. */
  @FunctionalInterface
  public interface Handler {

    /** The answer to a request with that body (UTF-8). */
    Reply answer(RequestHead request, String body) throws IOException;
  }

  private final Handler handler;

  /** Serves what the handler answers. */
  public SimpleService(Handler handler) {
    this.handler = handler;
  }

  @Override
  public void serve(HttpConnection connection) throws IOException {
    boolean open = true;
    while (open) {
      Optional<RequestHead> request = connection.readRequest();
      if (request.isPresent()) {
        answer(connection, request.get());
      }
      open = request.filter(RequestHead::keepAlive).isPresent();
    }
  }

  private void answer(HttpConnection connection, RequestHead request) throws IOException {
    byte[] sent = connection.body(Framing.of(request)).readAll();
    var body = new String(sent, StandardCharsets.UTF_8);
    Reply reply = handler.answer(request, body);
    byte[] bytes = reply.bytes();
    var framing = new Framing.Length(bytes.length);
    Headers headers = framing.announce(Headers.of("Content-Type", reply.contentType()));
    connection.write(ResponseHead.of(reply.status(), "", headers));
    if (!request.method().equals("HEAD")) {
      connection.bodyOutput(framing).write(bytes, bytes.length);
    }
    connection.flush();
  }
}

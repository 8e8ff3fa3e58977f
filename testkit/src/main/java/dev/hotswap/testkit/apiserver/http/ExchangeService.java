package dev.hotswap.testkit.apiserver.http;

import dev.hotswap.testkit.http.Framing;
import dev.hotswap.testkit.http.HttpConnection;
import dev.hotswap.testkit.http.HttpListener;
import dev.hotswap.testkit.http.RequestHead;
import java.io.IOException;
import java.util.Optional;

/** Hands the requests of a connection over one after the other, each to be answered in its way. */
public final class ExchangeService implements HttpListener.Service {
  /** Of a longer body just enough is kept to see that it is too long. */
  public static final int LONGEST_BODY = 3 << 20;

  private final Handler handler;

  /** What answers the requests. */
  @FunctionalInterface
  public interface Handler {
    /** Answers one request. */
    void handle(HttpExchange exchange) throws IOException, InterruptedException;
  }

  /** Serves what the handler answers. */
  public ExchangeService(Handler handler) {
    this.handler = handler;
  }

  @Override
  public void serve(HttpConnection connection) throws IOException {
    boolean open = true;
    while (open) {
      Optional<RequestHead> request = connection.readRequest();
      open = request.isPresent() && answer(connection, request.get());
    }
  }

  /** Answers one request; false when the connection is of no further use. */
  private boolean answer(HttpConnection connection, RequestHead head) throws IOException {
    HttpRequest request =
        HttpRequest.of(head, connection.body(Framing.of(head)).readAll(LONGEST_BODY + 1));
    HttpExchange exchange = new HttpExchange(request, connection, head.keepAlive());
    try {
      handler.handle(exchange);
      return exchange.keepsAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

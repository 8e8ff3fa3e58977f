package dev.hotswap.operator.app.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.hotswap.operator.tls.RotatingTls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves pages over HTTP/1.1, each path exactly as named, GET and HEAD only. One virtual thread a
 * request; nothing is kept between requests.
 */
public final class ManagementServer implements AutoCloseable {
  private static final int BACKLOG = 16;
  private static final int STOP_SECONDS = 1;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private ManagementServer(HttpServer server) {
    this.server = server;
  }

  /**
   * Starts to serve.
   *
   * @param at where to listen; port 0 lets the system choose
   * @param tls what it shows of itself; without, it speaks plain HTTP
   * @param pages by path
   * @throws UncheckedIOException when the address cannot be listened on
   */
  public static ManagementServer start(
      InetSocketAddress at, Optional<RotatingTls> tls, Map<String, Guarded> pages) {
    try {
      var started = new ManagementServer(tls.isPresent() ? https(at, tls.get()) : http(at));
      started.server.setExecutor(started.threads);
      started.server.createContext("/", exchange -> started.answer(exchange, pages));
      started.server.start();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot listen on " + at + " for probes and metrics: " + e.getMessage(), e);
    }
  }

  /**
   * A page and who may see it.
   *
   * @param guard asked before the page is made
   */
  public record Guarded(Page page, Guard guard) {
    /** A page that everybody may see. */
    public static Guarded open(Page page) {
      return new Guarded(page, Guard.OPEN);
    }

    private Page.Answer answer(Optional<String> authorization) {
      return guard.refuse(authorization).orElseGet(page::answer);
    }
  }

  private static HttpServer http(InetSocketAddress at) throws IOException {
    return HttpServer.create(at, BACKLOG);
  }

  private static HttpServer https(InetSocketAddress at, RotatingTls tls) throws IOException {
    HttpsServer server = HttpsServer.create(at, BACKLOG);
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls.context()) {
          @Override
          public void configure(HttpsParameters connection) {
            tls.refresh();
            super.configure(connection);
          }
        });
    return server;
  }

  /** The port that is listened on. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange, Map<String, Guarded> pages) throws IOException {
    try (exchange) {
      Guarded page = pages.get(exchange.getRequestURI().getPath());
      String method = exchange.getRequestMethod();
      if (page == null) {
        send(exchange, Page.Answer.text(404, "no such page; there are: " + pages.keySet()));
      } else if (!method.equals("GET") && !method.equals("HEAD")) {
        send(exchange, Page.Answer.text(405, "only GET and HEAD"));
      } else {
        send(exchange, page.answer(authorization(exchange)));
      }
    }
  }

  private static Optional<String> authorization(HttpExchange exchange) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private static void send(HttpExchange exchange, Page.Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), head ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(STOP_SECONDS);
    threads.shutdownNow();
  }
}

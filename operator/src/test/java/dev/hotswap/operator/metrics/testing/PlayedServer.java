package dev.hotswap.operator.metrics.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A server on a loopback address that answers as the test says. */
public final class PlayedServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile Function<Asked, Reply> script;

  /**
   * One request.
   *
   * @param query raw, or empty
   * @param headers by lower-case name
   */
  public record Asked(
      String method, String path, String query, String body, Map<String, String> headers) {}

  /**
   * Starts.
   *
   * @param port 0 for any
   */
  public PlayedServer(String address, int port, Function<Asked, Reply> script) throws IOException {
    this.script = script;
    server = HttpServer.create(new InetSocketAddress(address, port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
      String query = exchange.getRequestURI().getRawQuery();
      Asked request =
          new Asked(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getPath(),
              query == null ? "" : query,
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
              headers);
      asked.add(request);
      Reply reply = script.apply(request);
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** From now on this is answered. */
  public void script(Function<Asked, Reply> next) {
    script = next;
  }

  /** From now on this page is answered, whatever is asked. */
  public void page(String text) {
    script = any -> Reply.ok(text);
  }

  /** Everything asked so far, in order. */
  public List<Asked> asked() {
    return asked;
  }

  /** Where it listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Its base URL. */
  public URI url() {
    return URI.create("http://" + server.getAddress().getHostString() + ":" + port());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

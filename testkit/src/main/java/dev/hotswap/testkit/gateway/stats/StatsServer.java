package dev.hotswap.testkit.gateway.stats;

import dev.hotswap.testkit.http.HttpListener;
import dev.hotswap.testkit.http.Reply;
import dev.hotswap.testkit.http.RequestHead;
import dev.hotswap.testkit.http.SimpleService;
import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.regex.PatternSyntaxException;

/** Serves a gateway instance's statistics at {@code /stats/prometheus}, faults included. */
public final class StatsServer implements Closeable {

  private static final String PATH = "/stats/prometheus";

  private final GatewayStats stats;
  private final HttpListener listener;
  private volatile StatsFault fault = new StatsFault.None();

  /** Begins to serve at the address; port 0 takes a free one. */
  public StatsServer(InetSocketAddress address, GatewayStats stats) throws IOException {
    this.stats = stats;
    this.listener = HttpListener.start(address, new SimpleService((request, _) -> answer(request)));
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return listener.address();
  }

  /** From the next request on, behaves like this. */
  public void inject(StatsFault next) {
    fault = next;
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private Reply answer(RequestHead request) throws IOException {
    if (!request.path().equals(PATH)) {
      return Reply.text(404, "Statistics are at " + PATH + "\n");
    }
    return switch (fault) {
      case StatsFault.None() -> page(request);
      case StatsFault.Garbage() -> Reply.text(200, "<html>{{ not a metric }}</html>\n");
      case StatsFault.NotANumber() ->
          Reply.text(200, page(request).body().replaceAll("(?m) [0-9.]+$", " NaN"));
      case StatsFault.ServerError() -> Reply.text(500, "a fault that was asked for\n");
      case StatsFault.Slow(var by) -> {
        pause(by);
        yield page(request);
      }
      case StatsFault.Unreachable() -> throw new ConnectException("a fault that was asked for");
    };
  }

  private Reply page(RequestHead request) {
    String query =
        request.target().substring(Math.min(PATH.length() + 1, request.target().length()));
    try {
      return Reply.text(200, stats.page(StatsQuery.parse(query)));
    } catch (PatternSyntaxException invalid) {
      return Reply.text(400, "Invalid filter: " + invalid.getMessage() + "\n");
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}

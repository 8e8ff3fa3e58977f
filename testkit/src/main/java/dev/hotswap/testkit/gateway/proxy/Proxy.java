package dev.hotswap.testkit.gateway.proxy;

import dev.hotswap.testkit.gateway.route.Cluster;
import dev.hotswap.testkit.gateway.route.HttpRoute;
import dev.hotswap.testkit.gateway.route.RoutingTable;
import dev.hotswap.testkit.gateway.stats.Completed;
import dev.hotswap.testkit.gateway.stats.GatewayStats;
import dev.hotswap.testkit.http.ConnectionPool;
import dev.hotswap.testkit.http.HttpConnection;
import dev.hotswap.testkit.http.HttpListener;
import dev.hotswap.testkit.http.RequestHead;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Passes the requests of client connections to endpoints as the routing table says, and counts
 * each.
 */
public final class Proxy implements HttpListener.Service {

  private final Supplier<RoutingTable> routing;
  private final RandomGenerator random;
  private final GatewayStats stats;
  private final Upstream upstream;

  /**
   * A proxy that reads the current routing table for every request.
   *
   * @param random draws destinations and endpoints; must be safe for many threads
   */
  public Proxy(
      Supplier<RoutingTable> routing,
      ConnectionPool pool,
      RandomGenerator random,
      GatewayStats stats) {
    this.routing = routing;
    this.random = random;
    this.stats = stats;
    this.upstream = new Upstream(routing, pool, random);
  }

  @Override
  public void serve(HttpConnection client) throws IOException {
    boolean open = true;
    while (open) {
      Optional<RequestHead> request = client.readRequest();
      open = request.isPresent() && pass(client, request.get());
    }
  }

  private boolean pass(HttpConnection client, RequestHead request) {
    long began = System.nanoTime();
    Optional<HttpRoute> route = routing.get().route(request);
    Optional<Cluster> cluster = route.flatMap(taken -> taken.choose(random));
    cluster.ifPresent(stats::began);
    End end = exchange(client, request, route, cluster);
    var took = Duration.ofNanos(System.nanoTime() - began);
    stats.completed(new Completed(cluster, end.code(), end.flags(), took));
    return end.open();
  }

  private End exchange(
      HttpConnection client,
      RequestHead request,
      Optional<HttpRoute> route,
      Optional<Cluster> cluster) {
    try {
      var exchange = new Exchange(client, request);
      return route.isPresent() && cluster.isPresent()
          ? exchange.routed(upstream, route.get().retries(), cluster.get())
          : exchange.unrouted();
    } catch (IOException clientGone) {
      return End.CLIENT_GONE;
    }
  }
}

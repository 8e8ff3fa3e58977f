package dev.hotswap.testkit.gateway;

import dev.hotswap.testkit.Closing;
import dev.hotswap.testkit.gateway.proxy.Proxy;
import dev.hotswap.testkit.gateway.route.RoutingTable;
import dev.hotswap.testkit.gateway.stats.GatewayStats;
import dev.hotswap.testkit.gateway.stats.StatsFault;
import dev.hotswap.testkit.gateway.stats.StatsServer;
import dev.hotswap.testkit.http.ConnectionPool;
import dev.hotswap.testkit.http.HttpListener;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Random;

/**
 * One "pod" of a gateway: a listener for clients, a listener for statistics, counters of its own.
 */
public final class GatewayInstance implements Closeable {

  private static final int IDLE_CONNECTIONS_PER_ENDPOINT = 256;

  private final Closing closing = new Closing();
  private final ConnectionPool pool;
  private final GatewayStats stats;
  private final HttpListener listener;
  private final StatsServer statsServer;
  private volatile RoutingTable routing = RoutingTable.EMPTY;

  /**
   * Begins to serve at an address of this machine; every host is unknown until the first {@link
   * #apply}.
   */
  public GatewayInstance(GatewaySettings settings, String address) throws IOException {
    pool =
        closing.later(new ConnectionPool(settings.connectWithin(), IDLE_CONNECTIONS_PER_ENDPOINT));
    stats = new GatewayStats(settings.workload(), settings.namespace());
    var proxy = new Proxy(() -> routing, pool, new Random(settings.seed()), stats);
    closing.later(new Flusher(settings.statsFlush(), stats::flush));
    var statsAddress = new InetSocketAddress(address, settings.statsPort());
    statsServer = closing.later(new StatsServer(statsAddress, stats));
    var ownAddress = new InetSocketAddress(address, settings.httpPort());
    listener = closing.later(HttpListener.start(ownAddress, proxy));
  }

  /** Uses this table from the next request on. Requests under way are not touched. */
  public void apply(RoutingTable table) {
    routing = table;
    stats.endpoints(table.endpoints());
    pool.retain(table::uses);
  }

  /** Where clients connect. */
  public InetSocketAddress address() {
    return listener.address();
  }

  /** Where {@code /stats/prometheus} is served. */
  public InetSocketAddress statsAddress() {
    return statsServer.address();
  }

  /** What it counted. */
  public GatewayStats stats() {
    return stats;
  }

  /** Makes its statistics misbehave from the next scrape on. */
  public void inject(StatsFault fault) {
    statsServer.inject(fault);
  }

  /** Ends at once, as a pod that is gone: clients and scrapers find nobody. */
  @Override
  public void close() {
    closing.close();
  }
}

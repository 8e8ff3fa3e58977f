package dev.hotswap.testkit.gateway.proxy;

import dev.hotswap.testkit.gateway.route.Cluster;
import dev.hotswap.testkit.gateway.route.RoutingTable;
import dev.hotswap.testkit.http.ConnectionPool;
import dev.hotswap.testkit.http.HttpConnection;
import dev.hotswap.testkit.http.NoAnswer;
import dev.hotswap.testkit.http.RequestHead;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Sends a request to one ready endpoint of a cluster and waits for the head of its answer. */
record Upstream(Supplier<RoutingTable> routing, ConnectionPool pool, RandomGenerator random) {

  /**
   * One try. The routing table is read anew, so that a second try never goes to an endpoint that
   * left meanwhile.
   *
   * @param avoided endpoints that are taken only if there is no other
   * @param fresh whether an idle connection must not be used
   * @throws ClientGone if the rest of the request's body did not come
   */
  Attempt attempt(
      Cluster cluster,
      RequestHead head,
      RequestBody body,
      Set<InetSocketAddress> avoided,
      boolean fresh)
      throws ClientGone {
    List<InetSocketAddress> ready = routing.get().endpoints(cluster);
    if (ready.isEmpty()) {
      return new Attempt.NoEndpoint();
    }
    InetSocketAddress endpoint = choose(ready, avoided);
    Optional<HttpConnection> idle = fresh ? Optional.empty() : pool.reuse(endpoint);
    try {
      HttpConnection connection = idle.isPresent() ? idle.get() : pool.open(endpoint);
      return exchange(endpoint, connection, idle.isPresent(), head, body);
    } catch (ClientGone gone) {
      throw gone;
    } catch (IOException refused) {
      return new Attempt.Refused(endpoint);
    }
  }

  private Attempt exchange(
      InetSocketAddress endpoint,
      HttpConnection connection,
      boolean reused,
      RequestHead head,
      RequestBody body)
      throws ClientGone {
    boolean sent = false;
    try {
      connection.write(head);
      body.sendTo(connection);
      sent = true;
      return new Attempt.Answered(endpoint, connection, connection.readResponse());
    } catch (ClientGone gone) {
      connection.close();
      throw gone;
    } catch (IOException broken) {
      connection.close();
      boolean silent = !sent || broken instanceof NoAnswer;
      return new Attempt.Broken(endpoint, reused, sent, silent);
    }
  }

  private InetSocketAddress choose(List<InetSocketAddress> ready, Set<InetSocketAddress> avoided) {
    List<InetSocketAddress> others =
        ready.stream().filter(endpoint -> !avoided.contains(endpoint)).toList();
    List<InetSocketAddress> from = others.isEmpty() ? ready : others;
    return from.get(random.nextInt(from.size()));
  }
}

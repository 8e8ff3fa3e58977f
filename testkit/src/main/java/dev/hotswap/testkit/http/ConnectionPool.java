package dev.hotswap.testkit.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.Predicate;

/**
 * Idle connections by address: the one used last is taken first, and one that the peer closed is
 * never handed out.
 */
public final class ConnectionPool implements Closeable {

  private final ConcurrentMap<InetSocketAddress, Deque<HttpConnection>> idle =
      new ConcurrentHashMap<>();
  private final Duration connectWithin;
  private final int keptPerAddress;
  private volatile boolean closed;

  /** Keeps at most so many idle connections to each address. */
  public ConnectionPool(Duration connectWithin, int keptPerAddress) {
    this.connectWithin = connectWithin;
    this.keptPerAddress = keptPerAddress;
  }

  /** An idle connection that is still open, if there is one. */
  public Optional<HttpConnection> reuse(InetSocketAddress address) {
    Deque<HttpConnection> waiting = waiting(address);
    HttpConnection connection = waiting.pollFirst();
    while (connection != null) {
      if (!connection.stale()) {
        return Optional.of(connection);
      }
      connection.close();
      connection = waiting.pollFirst();
    }
    return Optional.empty();
  }

  /** A new connection. */
  public HttpConnection open(InetSocketAddress address) throws IOException {
    return HttpConnection.open(address, connectWithin);
  }

  /** Gives back a connection on which the last answer was read to its end. */
  public void release(InetSocketAddress address, HttpConnection connection) {
    if (closed || !waiting(address).offerFirst(connection)) {
      connection.close();
    }
  }

  /** Closes the idle connections to every address that is not wanted any more. */
  public void retain(Predicate<InetSocketAddress> wanted) {
    for (InetSocketAddress address : idle.keySet()) {
      if (!wanted.test(address)) {
        Optional.ofNullable(idle.remove(address))
            .ifPresent(waiting -> waiting.forEach(HttpConnection::close));
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    retain(_ -> false);
  }

  private Deque<HttpConnection> waiting(InetSocketAddress address) {
    return idle.computeIfAbsent(address, _ -> new LinkedBlockingDeque<>(keptPerAddress));
  }
}

package dev.hotswap.testkit.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Accepts connections and serves each on a virtual thread of its own until it ends or the listener
 * is closed.
 */
public final class HttpListener implements Closeable {

  /** Serves the requests of one connection; an exception ends that connection only. */
  @FunctionalInterface
  public interface Service {

    /** Returns when the connection is to be closed. */
    void serve(HttpConnection connection) throws IOException;
  }

  private final ServerSocketChannel server;
  private final Service service;
  private final Thread acceptor;
  private final Set<HttpConnection> open = ConcurrentHashMap.newKeySet();

  private HttpListener(ServerSocketChannel server, Service service) {
    this.server = server;
    this.service = service;
    this.acceptor = Thread.ofVirtual().name("accept").unstarted(this::accept);
  }

  /** Listens on the address (port 0 takes a free one) and begins to serve. */
  public static HttpListener start(InetSocketAddress address, Service service) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
    server.bind(address, 1024);
    var listener = new HttpListener(server, service);
    listener.acceptor.start();
    return listener;
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return (InetSocketAddress) server.socket().getLocalSocketAddress();
  }

  /** Stops listening and cuts every connection; whoever connects afterwards is refused. */
  @Override
  public void close() throws IOException {
    server.close();
    open.forEach(HttpConnection::close);
    awaitRefusal();
  }

  /** The port is free only when the thread that waits for connections let go of it. */
  private void awaitRefusal() {
    try {
      acceptor.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    while (server.isOpen()) {
      try {
        SocketChannel channel = server.accept();
        Thread.ofVirtual().name("serve-" + address()).start(() -> serve(channel));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(SocketChannel channel) {
    try (var connection = new HttpConnection(channel)) {
      open.add(connection);
      try {
        if (server.isOpen()) {
          service.serve(connection);
        }
      } finally {
        open.remove(connection);
      }
    } catch (IOException peerWentAway) {
      return;
    }
  }
}

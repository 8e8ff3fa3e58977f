package dev.hotswap.testkit.apiserver.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens on the loopback address and answers each connection on a virtual thread. The JDK's own
 * server cannot answer an upgrade to WebSocket, with which Kubernetes clients watch.
 */
public final class HttpListener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpListener.class);

  private final ServerSocket server;
  private final Handler handler;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

  /** What answers the requests. */
  @FunctionalInterface
  public interface Handler {
    /** Answers one request. */
    void handle(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private HttpListener(ServerSocket server, Handler handler) {
    this.server = server;
    this.handler = handler;
  }

  /**
   * Starts to listen.
   *
   * @param port 0 for any free one
   */
  public static HttpListener start(int port, Handler handler) {
    try {
      ServerSocket server = new ServerSocket();
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 512);
      HttpListener listener = new HttpListener(server, handler);
      Thread.ofVirtual().name("api-accept").start(listener::accept);
      return listener;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on loopback port " + port, e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return server.getLocalPort();
  }

  /** Stops listening and breaks every connection. */
  @Override
  public void close() {
    closeQuietly(server);
    connections.forEach(HttpListener::closeQuietly);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        connections.add(socket);
        Thread.ofVirtual().name("api-connection").start(() -> serve(socket));
      } catch (IOException e) {
        LOG.debug("stopped accepting", e);
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      var in = new BufferedInputStream(socket.getInputStream());
      var out = new BufferedOutputStream(socket.getOutputStream());
      RequestReader reader = new RequestReader(in);
      boolean open = true;
      while (open) {
        Optional<HttpRequest> request = reader.next();
        open = request.isPresent();
        if (open) {
          HttpExchange exchange = new HttpExchange(request.get(), socket, in, out);
          handler.handle(exchange);
          open = exchange.keepsAlive();
        }
      }
    } catch (IOException e) {
      LOG.debug("connection ended", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      connections.remove(socket);
    }
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      LOG.debug("already broken", e);
    }
  }
}

package dev.hotswap.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConnectionPoolTest {

  private final ConnectionPool pool = new ConnectionPool(Duration.ofSeconds(1), 1);

  @Test
  void the_connection_used_last_is_handed_out_again() throws IOException {
    try (HttpListener server = idle()) {
      HttpConnection connection = pool.open(server.address());
      pool.release(server.address(), connection);

      assertThat(pool.reuse(server.address())).containsSame(connection);
      assertThat(pool.reuse(server.address())).isEmpty();
    }
  }

  @Test
  void a_connection_that_its_peer_closed_is_not_handed_out() throws IOException {
    InetSocketAddress address;
    HttpConnection connection;
    try (HttpListener server = idle()) {
      address = server.address();
      connection = pool.open(address);
      exchange(connection);
      pool.release(address, connection);
    }
    await().until(connection::stale);

    assertThat(pool.reuse(address)).isEmpty();
    assertThatThrownBy(() -> pool.open(address)).isInstanceOf(ConnectException.class);
  }

  @Test
  void more_connections_than_are_kept_are_closed() throws IOException {
    try (HttpListener server = idle()) {
      HttpConnection kept = pool.open(server.address());
      HttpConnection surplus = pool.open(server.address());
      pool.release(server.address(), kept);
      pool.release(server.address(), surplus);

      assertThat(surplus.stale()).isTrue();
      assertThat(kept.stale()).isFalse();
    }
  }

  @Test
  void connections_to_an_address_nobody_wants_are_closed() throws IOException {
    try (HttpListener server = idle()) {
      HttpConnection connection = pool.open(server.address());
      pool.release(server.address(), connection);
      pool.retain(_ -> false);

      assertThat(connection.stale()).isTrue();
      assertThat(pool.reuse(server.address())).isEmpty();
    }
  }

  private static void exchange(HttpConnection connection) throws IOException {
    connection.write(RequestHead.get("/", "h"));
    connection.flush();
    connection.body(Framing.of("GET", connection.readResponse())).readAll();
  }

  private static HttpListener idle() throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return HttpListener.start(address, new SimpleService((_, _) -> Reply.text(200, "ok")));
  }
}

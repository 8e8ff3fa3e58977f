package dev.hotswap.e2e.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.testkit.http.HttpListener;
import dev.hotswap.testkit.http.Reply;
import dev.hotswap.testkit.http.SimpleService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConstantLoadTest {
  @Test
  void everyRequestIsSentOnceAndRecorded() throws IOException {
    // Given a service that fails every fourth request
    AtomicInteger asked = new AtomicInteger();
    SimpleService service =
        new SimpleService(
            (request, body) -> Reply.text(asked.incrementAndGet() % 4 == 0 ? 500 : 200, "done"));
    try (HttpListener listener = HttpListener.start(loopback(0), service)) {
      // When 40 requests are sent
      LoadRecord record = run(listener.address(), 40);
      // Then each is counted, the failed ones by cause
      assertThat(asked).hasValue(40);
      assertThat(record.requests()).hasSize(40);
      assertThat(record.causes()).containsOnly(java.util.Map.entry("status 500", 10L));
    }
  }

  @Test
  void nobodyListeningIsAFailureToConnect() throws IOException {
    InetSocketAddress free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = loopback(socket.getLocalPort());
    }
    assertThat(run(free, 5).causes()).containsOnly(java.util.Map.entry("connect", 5L));
  }

  @Test
  void aConnectionThatIsCutIsAReset() throws IOException {
    SimpleService service =
        new SimpleService(
            (request, body) -> {
              throw new IOException("cut");
            });
    try (HttpListener listener = HttpListener.start(loopback(0), service)) {
      assertThat(run(listener.address(), 5).causes())
          .containsOnly(java.util.Map.entry("reset", 5L));
    }
  }

  private static LoadRecord run(InetSocketAddress target, int requests) {
    LoadPlan plan =
        new LoadPlan(
            List.of(target), "shop.example.com", "/", 1_000, Duration.ofSeconds(10), requests);
    ConstantLoad load = ConstantLoad.start(plan, Clock.systemUTC());
    org.awaitility.Awaitility.await().until(() -> load.soFar().requests().size() == requests);
    load.close();
    return load.soFar();
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }
}

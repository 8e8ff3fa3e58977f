package dev.hotswap.operator.metrics.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.operator.metrics.Failure;
import dev.hotswap.operator.metrics.Failure.Reason;
import dev.hotswap.operator.metrics.testing.PlayedServer;
import dev.hotswap.operator.metrics.testing.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoundedHttpTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(150);

  private final BoundedHttp http = new BoundedHttp(1_000);

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  void givesTheWholeBody() throws IOException {
    try (PlayedServer server = new PlayedServer("127.0.0.1", 0, any -> Reply.ok("hello"))) {
      assertThat(text(fetch(server.url(), LONG))).isEqualTo("hello");
    }
  }

  @Test
  void speaksHttp11WithoutAnUpgrade() throws IOException {
    try (PlayedServer server = new PlayedServer("127.0.0.1", 0, any -> Reply.ok("hello"))) {
      fetch(server.url(), LONG);

      assertThat(server.asked().getFirst().headers()).doesNotContainKey("Upgrade");
    }
  }

  @Test
  void givesUpOnABodyBeyondTheLimit() throws IOException {
    String large = "x".repeat(1_001);
    try (PlayedServer server = new PlayedServer("127.0.0.1", 0, any -> Reply.ok(large))) {
      assertThat(failure(fetch(server.url(), LONG)).reason()).isEqualTo(Reason.TOO_LARGE);
    }
  }

  @Test
  void neverFollowsARedirect() throws IOException {
    Reply login = new Reply(302, Map.of("Location", "/login"), "");
    try (PlayedServer server = new PlayedServer("127.0.0.1", 0, any -> login)) {
      assertThat(fetch(server.url(), LONG)).isEqualTo(new Fetched.Refused<byte[]>(302, ""));
      assertThat(server.asked()).hasSize(1);
    }
  }

  @Test
  void keepsTheWordsOfARefusal() throws IOException {
    Reply refusal = Reply.status(503, "overloaded");
    try (PlayedServer server = new PlayedServer("127.0.0.1", 0, any -> refusal)) {
      assertThat(fetch(server.url(), LONG))
          .isEqualTo(new Fetched.Refused<byte[]>(503, "overloaded"));
    }
  }

  @Test
  void doesNotWaitForAnAnswerThatDoesNotCome() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    try (PlayedServer server =
        new PlayedServer(
            "127.0.0.1",
            0,
            any -> {
              await(never);
              return Reply.ok("late");
            })) {
      assertThat(failure(fetch(server.url(), SHORT)).reason()).isEqualTo(Reason.TIMEOUT);
      never.countDown();
    }
  }

  @Test
  void doesNotWaitForABodyThatStopsInTheMiddle() throws IOException {
    try (RawServer server =
        new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", false)) {
      assertThat(failure(fetch(server.url(), SHORT)).reason()).isEqualTo(Reason.TIMEOUT);
    }
  }

  @Test
  void aBodyThatIsCutOffIsNoBody() throws IOException {
    try (RawServer server =
        new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", true)) {
      assertThat(failure(fetch(server.url(), LONG)).reason()).isEqualTo(Reason.UNREACHABLE);
    }
  }

  @Test
  void whatIsNotHttpIsUnreachable() throws IOException {
    try (RawServer server = new RawServer("SSH-2.0-OpenSSH_9.2\r\n\r\n", true)) {
      assertThat(failure(fetch(server.url(), LONG)).reason()).isEqualTo(Reason.UNREACHABLE);
    }
  }

  @Test
  void aPortThatNobodyListensOnIsUnreachable() throws IOException {
    int free;
    try (ServerSocket taken = new ServerSocket(0)) {
      free = taken.getLocalPort();
    }
    Failure failure = failure(fetch(URI.create("http://127.0.0.1:" + free), LONG));

    assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
    assertThat(failure.sentence()).startsWith("pod gw-0: the connection was refused");
  }

  private Fetched<byte[]> fetch(URI url, Duration time) {
    return http.fetch("pod gw-0", HttpRequest.newBuilder(url).build(), time, Bytes::new);
  }

  private static String text(Fetched<byte[]> fetched) {
    return new String(((Fetched.Got<byte[]>) fetched).body(), StandardCharsets.UTF_8);
  }

  private static Failure failure(Fetched<byte[]> fetched) {
    return ((Fetched.Missed<byte[]>) fetched).failure();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Answers one connection with these bytes, and hangs up or keeps it open. */
  private static final class RawServer implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

    RawServer(String answer, boolean hangUp) throws IOException {
      Thread.ofVirtual().start(() -> serve(answer, hangUp));
    }

    private void serve(String answer, boolean hangUp) {
      try {
        Socket client = listener.accept();
        OutputStream out = client.getOutputStream();
        out.write(answer.getBytes(StandardCharsets.UTF_8));
        out.flush();
        if (hangUp) {
          client.shutdownOutput();
        }
      } catch (IOException ended) {
        Thread.currentThread().interrupt();
      }
    }

    URI url() {
      return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    @Override
    public void close() throws IOException {
      listener.close();
    }
  }
}

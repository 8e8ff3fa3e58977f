package dev.hotswap.testkit.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotswap.testkit.gateway.route.RetryPolicy;
import dev.hotswap.testkit.http.BodyInput;
import dev.hotswap.testkit.http.Framing;
import dev.hotswap.testkit.http.Headers;
import dev.hotswap.testkit.http.HttpConnection;
import dev.hotswap.testkit.http.RequestHead;
import dev.hotswap.testkit.http.ResponseHead;
import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class StreamingTest {

  private static final byte[] CHUNK = new byte[1024];

  @Test
  void a_long_download_survives_the_removal_of_its_endpoint() throws Exception {
    var chunks = new Semaphore(1);
    try (var gateway = new TestGateway();
        var leaving = downloads(chunks, 100);
        var staying = TestUpstream.answering(200, "b");
        HttpConnection client = gateway.client()) {
      gateway.routeTo(RetryPolicy.NONE, leaving.address());
      BodyInput download = begin(client);
      assertThat(download.read(CHUNK)).isPositive();

      gateway.routeTo(RetryPolicy.NONE, staying.address());
      assertThat(gateway.get().body()).isEqualTo("b");
      chunks.release(100);

      assertThat(download.readAll()).hasSize(99 * 1024);
    }
  }

  @Test
  void a_download_that_breaks_off_breaks_off_at_the_client_too() throws Exception {
    try (var gateway = new TestGateway();
        var breaking = downloads(new Semaphore(100), 3);
        HttpConnection client = gateway.client()) {
      gateway.routeTo(RetryPolicy.NONE, breaking.address());
      client.write(RequestHead.get("/break", TestGateway.HOST));
      client.flush();

      BodyInput download = client.body(Framing.of("GET", client.readResponse()));

      assertThatThrownBy(download::readAll).isInstanceOf(EOFException.class);
      assertThat(gateway.stat("istio_requests_total", "response_flags=\"UC\"")).isEqualTo("1");
    }
  }

  @Test
  void a_large_upload_passes_through() throws IOException {
    try (var gateway = new TestGateway();
        var upstream = new TestUpstream(StreamingTest::replyLength);
        HttpConnection client = gateway.client()) {
      gateway.routeTo(RetryPolicy.NONE, upstream.address());
      byte[] large = new byte[1 << 20];

      for (Framing framing :
          new Framing[] {new Framing.Length(large.length), new Framing.Chunked()}) {
        Headers headers = framing.announce(Headers.of("Host", TestGateway.HOST));
        var request = new RequestHead("PUT", "/", "HTTP/1.1", headers);
        assertThat(TestGateway.send(client, request, large).body()).isEqualTo("1048576");
      }
    }
  }

  @Test
  void a_body_that_ends_with_its_connection_keeps_the_clients_connection_open() throws IOException {
    try (var gateway = new TestGateway();
        var upstream = new TestUpstream(StreamingTest::replyUntilClose);
        HttpConnection client = gateway.client()) {
      gateway.routeTo(RetryPolicy.NONE, upstream.address());

      assertThat(TestGateway.get(client, "/").body()).hasSize(1024);
      assertThat(TestGateway.get(client, "/").body()).hasSize(1024);
    }
  }

  @Test
  void an_answer_to_head_has_no_body() throws IOException {
    try (var gateway = new TestGateway();
        var upstream = TestUpstream.answering(200, "long text");
        HttpConnection client = gateway.client()) {
      gateway.routeTo(RetryPolicy.NONE, upstream.address());
      var head = new RequestHead("HEAD", "/", "HTTP/1.1", Headers.of("Host", TestGateway.HOST));

      var seen = TestGateway.send(client, head, new byte[0]);

      assertThat(seen.body()).isEmpty();
      assertThat(seen.head().headers().first("Content-Length")).hasValue("9");
      assertThat(TestGateway.get(client, "/").body()).isEqualTo("long text");
    }
  }

  @Test
  void a_client_that_leaves_is_told_apart_from_a_failure() throws Exception {
    var left = new CountDownLatch(1);
    try (var gateway = new TestGateway();
        var upstream =
            new TestUpstream(
                (connection, _) -> {
                  awaitUninterruptibly(left);
                  return download(connection, new Semaphore(1000), 1000);
                })) {
      gateway.routeTo(RetryPolicy.NONE, upstream.address());
      try (HttpConnection client = gateway.client()) {
        client.write(RequestHead.get("/", TestGateway.HOST));
        client.flush();
      }
      left.countDown();

      assertThat(gateway.stat("istio_requests_total", "response_flags=\"DC\"")).isEqualTo("1");
    }
  }

  private static BodyInput begin(HttpConnection client) throws IOException {
    client.write(RequestHead.get("/download", TestGateway.HOST));
    client.flush();
    return client.body(Framing.of("GET", client.readResponse()));
  }

  /**
   * Sends that many chunks, each when a permit is there; the path /break ends without the last one.
   */
  private static TestUpstream downloads(Semaphore permits, int chunks) throws IOException {
    return new TestUpstream(
        (connection, request) ->
            download(connection, permits, chunks)
                && !request.path().equals("/break")
                && ended(connection));
  }

  private static boolean download(HttpConnection connection, Semaphore permits, int chunks)
      throws IOException {
    Headers headers = new Framing.Chunked().announce(Headers.of());
    connection.write(ResponseHead.of(200, "OK", headers));
    for (int i = 0; i < chunks; i++) {
      permits.acquireUninterruptibly();
      connection.bodyOutput(new Framing.Chunked()).write(CHUNK, CHUNK.length);
    }
    return true;
  }

  private static boolean ended(HttpConnection connection) throws IOException {
    connection.bodyOutput(new Framing.Chunked()).end();
    return true;
  }

  private static boolean replyLength(HttpConnection connection, RequestHead request)
      throws IOException {
    int length = connection.body(Framing.of(request)).readAll().length;
    return TestUpstream.reply(connection, RequestHead.get("/", "x"), 200, Integer.toString(length));
  }

  private static boolean replyUntilClose(HttpConnection connection, RequestHead request)
      throws IOException {
    connection.write(ResponseHead.of(200, "OK", Headers.of()));
    connection.bodyOutput(new Framing.UntilClose()).write(CHUNK, CHUNK.length);
    return false;
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}

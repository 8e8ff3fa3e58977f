package dev.hotswap.operator.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ManagementServerTest {
  private final AtomicBoolean ready = new AtomicBoolean();
  private final ManagementServer server =
      ManagementServer.start(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
          Map.of(
              "/readyz",
              () -> ready.get() ? Page.Answer.text(200, "ready") : Page.Answer.text(503, "no")));
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void a_page_is_made_anew_for_each_request() throws Exception {
    assertThat(send("GET", "/readyz").statusCode()).isEqualTo(503);
    ready.set(true);
    assertThat(send("GET", "/readyz").body()).isEqualTo("ready\n");
  }

  @Test
  void a_path_that_is_no_page_names_those_that_are() throws Exception {
    HttpResponse<String> answer = send("GET", "/readyz/x");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("/readyz");
  }

  @Test
  void nothing_can_be_written() throws Exception {
    assertThat(send("POST", "/readyz").statusCode()).isEqualTo(405);
  }

  @Test
  void head_answers_without_a_body() throws Exception {
    assertThat(send("HEAD", "/readyz").body()).isEmpty();
  }

  @Test
  void an_address_in_use_is_named() {
    var taken = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());

    assertThatThrownBy(() -> ManagementServer.start(taken, Map.of()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(String.valueOf(server.port()));
  }

  private HttpResponse<String> send(String method, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    HttpRequest request =
        HttpRequest.newBuilder(uri).method(method, BodyPublishers.noBody()).build();
    return client.send(request, BodyHandlers.ofString());
  }
}

package dev.hotswap.operator.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotswap.operator.app.http.ManagementServer.Guarded;
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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ManagementServerTest {
  private final AtomicBoolean ready = new AtomicBoolean();
  private final ManagementServer server =
      ManagementServer.start(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
          Optional.empty(),
          Map.of(
              "/readyz",
              Guarded.open(
                  () -> ready.get() ? Page.Answer.text(200, "ready") : Page.Answer.text(503, "no")),
              "/metrics",
              new Guarded(
                  () -> Page.Answer.text(200, "1"),
                  said ->
                      said.equals(Optional.of("Bearer known"))
                          ? Optional.empty()
                          : Optional.of(Page.Answer.text(401, "who are you")))));
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

    assertThatThrownBy(() -> ManagementServer.start(taken, Optional.empty(), Map.of()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(String.valueOf(server.port()));
  }

  @Test
  void a_guarded_page_is_shown_to_whom_its_guard_lets_in() throws Exception {
    assertThat(send("GET", "/metrics").body()).isEqualTo("who are you\n");
    assertThat(send("GET", "/metrics", "Authorization", "Bearer known").body()).isEqualTo("1\n");
  }

  private HttpResponse<String> send(String method, String path, String... headers)
      throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).method(method, BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }
}

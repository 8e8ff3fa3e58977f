package dev.hotswap.operator.metrics.prometheus;

import static dev.hotswap.operator.metrics.prometheus.PlayedPrometheusApi.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.operator.metrics.Failure;
import dev.hotswap.operator.metrics.Failure.Reason;
import dev.hotswap.operator.metrics.http.Credentials;
import dev.hotswap.operator.metrics.testing.PlayedServer;
import dev.hotswap.operator.metrics.testing.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How Prometheus is asked. */
class PrometheusApiTest {
  @AutoClose private final PlayedPrometheusApi prometheus = new PlayedPrometheusApi();
  private final PlayedServer server = prometheus.server;

  PrometheusApiTest() throws IOException {}

  @Test
  void postsQueriesSoThatTheyStayOutOfUrls() throws MissedException {
    prometheus.api(Map.of(), new Credentials.None()).query("up{job=\"a b\"}");

    var asked = server.asked().getFirst();
    assertThat(asked.method()).isEqualTo("POST");
    assertThat(asked.path()).isEqualTo("/prom/api/v1/query");
    assertThat(asked.query()).isEmpty();
    assertThat(asked.body())
        .contains("query=up%7Bjob%3D%22a+b%22%7D", "timeout=3s", "partial_response=false");
  }

  @Test
  void asksWithGetOnceAServerRefusedToBePostedTo() throws MissedException {
    server.script(
        asked ->
            asked.method().equals("POST")
                ? Reply.status(405, "")
                : Reply.ok(PlayedPrometheusApi.NOTHING));
    PrometheusApi api = prometheus.api(Map.of(), new Credentials.None());

    assertThat(api.query("up")).isEmpty();
    assertThat(api.query("up")).isEmpty();

    assertThat(server.asked())
        .extracting(PlayedServer.Asked::method)
        .containsExactly("POST", "GET", "GET");
    assertThat(server.asked().getLast().query()).contains("query=up");
  }

  @Test
  void sendsHeadersAndTheTokenAsItIsNow(@TempDir Path folder) throws Exception {
    Path token = folder.resolve("token");
    Files.writeString(token, "first\n");
    PrometheusApi api =
        prometheus.api(Map.of("X-Scope-OrgID", "shop"), new Credentials.Bearer(token));
    api.query("up");
    Files.writeString(token, "second\n");
    api.query("up");

    assertThat(server.asked().getFirst().headers())
        .containsEntry("X-Scope-OrgID", "shop")
        .containsEntry("Authorization", "Bearer first");
    assertThat(server.asked().getLast().headers()).containsEntry("Authorization", "Bearer second");
  }

  @Test
  void sendsThePasswordAsItIsNow(@TempDir Path folder) throws Exception {
    Path password = folder.resolve("password");
    Files.writeString(password, "first\n");
    PrometheusApi api = prometheus.api(Map.of(), new Credentials.Basic("hotswap", password));
    api.query("up");
    Files.writeString(password, "second");
    api.query("up");

    assertThat(server.asked())
        .extracting(asked -> asked.headers().get("Authorization"))
        .containsExactly("Basic aG90c3dhcDpmaXJzdA==", "Basic aG90c3dhcDpzZWNvbmQ=");
  }

  @Test
  void aTokenThatCannotBeReadSendsNothing(@TempDir Path folder) {
    Failure failure =
        failure(prometheus.api(Map.of(), new Credentials.Bearer(folder.resolve("missing"))));

    assertThat(failure.reason()).isEqualTo(Reason.DENIED);
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void settingsDoNotTellTheirSecrets() {
    assertThat(
            prometheus.settings(Map.of("X-Api-Key", "hunter2"), new Credentials.None()).toString())
        .doesNotContain("hunter2");
  }
}

package dev.hotswap.operator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hotswap.api.CrdManifest;
import dev.hotswap.operator.app.settings.SettingsFile;
import dev.hotswap.testkit.apiserver.FakeApiServer;
import dev.hotswap.testkit.apiserver.access.PolicyRule;
import dev.hotswap.testkit.apiserver.access.User;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The operator in this JVM: its probes, its metrics, what it says when it may not start. */
class RunningOperatorTest {
  private static final String SETTINGS =
      "{management: {address: 127.0.0.1, port: 0}, lease: {enabled: false}}";

  private final FakeApiServer server = FakeApiServer.start();
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    http.close();
    server.close();
  }

  @Test
  void it_is_alive_and_ready_once_everything_is_watched() throws Exception {
    install();
    try (RunningOperator operator = start(User.ADMIN)) {
      assertThat(get(operator, "/livez").statusCode()).isEqualTo(200);
      assertThat(get(operator, "/readyz").body()).isEqualTo("ready\n");
      assertThat(operator.leading()).isTrue();
    }
  }

  @Test
  void it_is_not_ready_while_a_watch_is_broken_and_cannot_come_back() throws Exception {
    install();
    try (RunningOperator operator = start(User.ADMIN)) {
      assertThat(get(operator, "/readyz").statusCode()).isEqualTo(200);

      server.close();

      await().untilAsserted(() -> assertThat(get(operator, "/readyz").statusCode()).isEqualTo(503));
      assertThat(get(operator, "/livez").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void its_metrics_speak_of_its_own_work() throws Exception {
    install();
    try (RunningOperator operator = start(User.ADMIN)) {
      HttpResponse<String> page = get(operator, "/metrics");

      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().firstValue("content-type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
      assertThat(page.body()).contains("# TYPE hotswap_reconcile_active gauge");
    }
  }

  @Test
  void a_stopped_operator_answers_no_more() throws Exception {
    install();
    RunningOperator operator = start(User.ADMIN);

    operator.close();

    assertThatThrownBy(() -> get(operator, "/livez")).isInstanceOf(ConnectException.class);
    assertThat(operator.busy()).isFalse();
  }

  @Test
  void without_its_definitions_it_says_what_to_install() {
    assertThatThrownBy(() -> start(User.ADMIN))
        .satisfies(
            fault ->
                assertThat(StartFault.explain(fault, server.url()))
                    .startsWith("hotswap-operator cannot start: ")
                    .contains("the cluster does not serve goreleases.hotswap.dev"));
  }

  @Test
  void without_a_right_it_says_which_one_and_what_to_apply() {
    install();
    User poor = User.named("poor");
    server.grant(
        poor,
        new PolicyRule(List.of("*"), List.of("hotswap.dev"), List.of("*"), List.of()),
        new PolicyRule(List.of("*"), List.of("apiextensions.k8s.io"), List.of("*"), List.of()));

    assertThatThrownBy(() -> start(poor))
        .satisfies(
            fault ->
                assertThat(StartFault.explain(fault, server.url()))
                    .contains("a right is missing")
                    .contains("poor")
                    .contains("clusterrole.yaml"));
  }

  private void install() {
    try (KubernetesClient client = server.client()) {
      for (CrdManifest crd : CrdManifest.values()) {
        client.load(new ByteArrayInputStream(crd.yaml().getBytes(StandardCharsets.UTF_8))).create();
      }
    }
  }

  private RunningOperator start(User user) {
    return Wiring.start(
        SettingsFile.parse(SETTINGS, "the test's settings"),
        Optional.empty(),
        server.clientConfig(user),
        Surroundings.real());
  }

  private HttpResponse<String> get(RunningOperator operator, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + operator.managementPort() + path);
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}

package dev.hotswap.operator.app;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotswap.api.CrdManifest;
import dev.hotswap.testkit.apiserver.FakeApiServer;
import dev.hotswap.testkit.apiserver.access.User;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator as a process: how it says that it cannot start, and how it stops. */
class MainProcessTest {
  private static final int WRONG_START = 2;
  private static final int TERMINATED = 143;

  @TempDir private Path directory;
  private final List<Process> processes = new ArrayList<>();

  /** What a process that ended said, and with which status. */
  private record Ended(int status, String errors) {}

  @AfterEach
  void endWhatStillRuns() {
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  void settings_that_are_not_there_are_named() throws Exception {
    Path missing = directory.resolve("missing.yaml");

    Ended ended = end(start(Map.of(), "--settings", missing.toString()));

    assertThat(ended.status()).isEqualTo(WRONG_START);
    assertThat(ended.errors()).contains(missing.toString()).doesNotContain("\tat ");
  }

  @Test
  void a_key_that_is_unknown_is_named_with_the_one_that_was_meant() throws Exception {
    Ended ended = end(start(Map.of(), "--settings", settings("lease: {duratoin: 15s}")));

    assertThat(ended.status()).isEqualTo(WRONG_START);
    assertThat(ended.errors()).contains("duratoin").contains("duration").doesNotContain("\tat ");
  }

  @Test
  void a_file_that_is_no_yaml_is_said_to_be_none() throws Exception {
    Ended ended = end(start(Map.of(), "--settings", settings("lease: [")));

    assertThat(ended.status()).isEqualTo(WRONG_START);
    assertThat(ended.errors()).contains("settings.yaml").doesNotContain("\tat ");
  }

  @Test
  void an_argument_that_it_does_not_know_is_refused_with_those_it_knows() throws Exception {
    Ended ended = end(start(Map.of(), "--verbose"));

    assertThat(ended.status()).isEqualTo(WRONG_START);
    assertThat(ended.errors()).contains("--settings FILE").contains("--verbose");
  }

  @Test
  void an_api_server_that_does_not_answer_is_named() throws Exception {
    Ended ended =
        end(
            start(
                Map.of("KUBERNETES_MASTER", "http://127.0.0.1:1"),
                "--settings",
                settings("management: {address: 127.0.0.1, port: 0}")));

    assertThat(ended.status()).isEqualTo(WRONG_START);
    assertThat(ended.errors()).contains("cannot start").contains("127.0.0.1:1");
  }

  @Test
  void the_check_of_an_installation_wants_a_leader() throws Exception {
    try (var server = FakeApiServer.start();
        KubernetesClient client = server.client()) {
      for (CrdManifest crd : CrdManifest.values()) {
        client.load(new ByteArrayInputStream(crd.yaml().getBytes(StandardCharsets.UTF_8))).create();
      }
      Process operator = start(of(server), "--settings", named("one"));
      Ended led = end(start(of(server), "--check", "--settings", named("checker")));
      operator.destroy();
      operator.waitFor();
      Ended missing = end(start(of(server), "--check", "--settings", directory + "/no.yaml"));

      assertThat(led.status()).as(led.errors()).isZero();
      assertThat(missing.status()).isEqualTo(1);
      assertThat(missing.errors()).contains("no.yaml");
    }
  }

  @Test
  void told_to_stop_it_gives_the_lease_back_and_another_one_leads_at_once() throws Exception {
    try (var server = FakeApiServer.start();
        KubernetesClient client = server.client()) {
      for (CrdManifest crd : CrdManifest.values()) {
        client.load(new ByteArrayInputStream(crd.yaml().getBytes(StandardCharsets.UTF_8))).create();
      }
      Process first = start(of(server), "--settings", named("one"));
      await().atMost(60, SECONDS).until(() -> holder(client).equals(Optional.of("one")));
      Process second = start(of(server), "--settings", named("two"));
      await().atMost(60, SECONDS).until(() -> leaseReaders(server) == 2);

      first.destroy();

      assertThat(first.waitFor(30, SECONDS)).isTrue();
      assertThat(first.exitValue()).isEqualTo(TERMINATED);
      await().atMost(60, SECONDS).until(() -> holder(client).equals(Optional.of("two")));
      assertThat(second.isAlive()).isTrue();
    }
  }

  private static long leaseReaders(FakeApiServer server) {
    return server.audit().entries(entry -> entry.verbAndResource().equals("watch leases")).size();
  }

  private static Optional<String> holder(KubernetesClient client) {
    return client.leases().inAnyNamespace().list().getItems().stream()
        .flatMap(lease -> Optional.ofNullable(lease.getSpec().getHolderIdentity()).stream())
        .findFirst();
  }

  private static Map<String, String> of(FakeApiServer server) {
    Config admin = server.clientConfig(User.ADMIN);
    return Map.of(
        "KUBERNETES_MASTER", admin.getMasterUrl(),
        "KUBERNETES_AUTH_TOKEN", admin.getOauthToken());
  }

  private String named(String holder) throws IOException {
    Path file = directory.resolve(holder + ".yaml");
    // Retries are far apart: only a lease that was given back explains a change of leaders.
    Files.writeString(
        file,
        """
        management: {address: 127.0.0.1, port: 0}
        lease: {holder: %s, duration: 10m, renewDeadline: 5m, retryPeriod: 1m}
        """
            .formatted(holder));
    return file.toString();
  }

  private String settings(String text) throws IOException {
    Path file = directory.resolve("settings.yaml");
    Files.writeString(file, text + "\n");
    return file.toString();
  }

  private Process start(Map<String, String> environment, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("KUBE"));
    builder.environment().put("KUBECONFIG", directory.resolve("none").toString());
    builder.environment().putAll(environment);
    builder.redirectError(errors(processes.size()));
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private File errors(int process) {
    return directory.resolve("errors-" + process).toFile();
  }

  private Ended end(Process process) throws Exception {
    assertThat(process.waitFor(60, SECONDS)).as("it ends by itself").isTrue();
    return new Ended(
        process.exitValue(), Files.readString(errors(processes.indexOf(process)).toPath()));
  }
}

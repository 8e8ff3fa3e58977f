package dev.hotswap.e2e.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.e2e.stack.ServiceBinaries;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentServiceTest {

  @Test
  void passes_its_own_tests() throws Exception {
    Go.succeeds(Map.of(), "vet", "./...");
    Go.succeeds(Map.of(), "test", "./...");
  }

  @Test
  void compiles_for_windows() throws Exception {
    Go.succeeds(Map.of("GOOS", "windows"), "vet", "./...");
  }

  @ParameterizedTest
  @CsvSource({"1.0.0, go1.18.10", "2.0.0, go1.21.13"})
  void is_built_by_both_go_releases_of_the_demo_and_says_so(String version, String release)
      throws Exception {
    Path binary = new ServiceBinaries(Go.REPOSITORY, System.err::println).build(version, release);
    var builder = new ProcessBuilder(binary.toString());
    builder.environment().putAll(Map.of("HOST", "127.0.0.1", "PORT", "0"));
    Process process = builder.start();
    try (var output = process.inputReader()) {
      String greeting = output.readLine();
      String answer = get("http://" + greeting.substring(greeting.lastIndexOf(' ') + 1));

      assertThat(greeting).startsWith("payment %s (%s) listens on ".formatted(version, release));
      assertThat(answer)
          .contains("\"version\":\"%s\"".formatted(version), "\"go\":\"%s\"".formatted(release));
    } finally {
      process.destroy();
    }
  }

  private static String get(String server) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(server + "/api/user/1")).build();
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }
}

package dev.hotswap.operator.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotswap.operator.app.http.ManagementServer;
import dev.hotswap.operator.app.http.ManagementServer.Guarded;
import dev.hotswap.operator.app.http.Page;
import dev.hotswap.operator.metrics.http.BoundedHttp;
import dev.hotswap.operator.metrics.http.Bytes;
import dev.hotswap.operator.metrics.http.Fetched;
import dev.hotswap.operator.tls.TlsFiles.Identity;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingTlsTest {
  @TempDir private Path folder = Path.of("");
  private long rotations;

  private Path file(String name) {
    return folder.resolve(name);
  }

  private TlsFiles own() {
    return new TlsFiles(
        Optional.empty(), Optional.of(new Identity(file("tls.crt"), file("tls.key"))));
  }

  private TlsFiles trusting() {
    return new TlsFiles(Optional.of(file("ca.crt")), Optional.empty());
  }

  @BeforeEach
  void certificates() throws Exception {
    rotate(new Authority("first"));
    new Authority("first").writeTo(file("other.crt"));
  }

  private void rotate(Authority to) throws Exception {
    to.writeTo(file("ca.crt"));
    issue(to);
  }

  private void issue(Authority by) throws Exception {
    by.issue(file("tls.crt"), file("tls.key"));
    rotations++;
    for (String name : new String[] {"ca.crt", "tls.crt", "tls.key"}) {
      Files.setLastModifiedTime(
          file(name), FileTime.from(Instant.EPOCH.plusSeconds(1_000 * rotations)));
    }
  }

  private final Map<String, ManagementServer> servers = new HashMap<>();

  private ManagementServer serve() {
    return servers.computeIfAbsent(
        "one",
        any ->
            ManagementServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Optional.of(RotatingTls.of(own())),
                Map.of("/", Guarded.open(() -> Page.Answer.text(200, "hello")))));
  }

  @AfterEach
  void stop() {
    servers.values().forEach(ManagementServer::close);
  }

  private boolean answers(BoundedHttp client) {
    URI uri = URI.create("https://127.0.0.1:" + serve().port() + "/");
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).build();
    return client.fetch("it", request, Duration.ofSeconds(20), Bytes::new)
        instanceof Fetched.Got<byte[]>;
  }

  @Test
  void a_server_is_trusted_by_its_authority_and_by_no_other() {
    try (var client = new BoundedHttp(1_000, Optional.of(RotatingTls.of(trusting())));
        var strict =
            new BoundedHttp(
                1_000,
                Optional.of(
                    RotatingTls.of(
                        new TlsFiles(Optional.of(file("other.crt")), Optional.empty()))));
        var ordinary = new BoundedHttp(1_000)) {
      assertThat(answers(client)).isTrue();
      assertThat(answers(strict)).isFalse();
      assertThat(answers(ordinary)).isFalse();
    }
  }

  @Test
  void both_sides_follow_a_rotation_without_a_restart() throws Exception {
    RotatingTls trust = RotatingTls.of(trusting());
    try (var client = new BoundedHttp(1_000, Optional.of(trust))) {
      assertThat(answers(client)).isTrue();
    }

    rotate(new Authority("second"));

    try (var client = new BoundedHttp(1_000, Optional.of(trust))) {
      assertThat(answers(client)).isTrue();
    }
  }

  @Test
  void a_broken_rotation_leaves_the_last_good_files_in_force() throws Exception {
    RotatingTls trust = RotatingTls.of(trusting());
    assertThat(serve().port()).isPositive();

    Files.writeString(file("ca.crt"), "no certificate");
    Files.delete(file("tls.key"));

    try (var client = new BoundedHttp(1_000, Optional.of(trust))) {
      assertThat(answers(client)).isTrue();
    }
  }

  @Test
  void files_that_are_not_there_at_first_are_named() throws Exception {
    Files.delete(file("tls.key"));

    assertThatThrownBy(() -> RotatingTls.of(own()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tls.key");
  }
}

package dev.hotswap.e2e.scenario.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestsTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  @TempDir private Path folder;
  private final StringBuilder log = new StringBuilder();
  private Path file;

  @BeforeEach
  void logged() throws IOException {
    asked(0, "goreleases", "status", "shop");
    asked(100, "virtualservices", "", "shop");
    asked(1000, "goreleases", "status", "shop");
    asked(1005, "virtualservices", "", "other");
    asked(1010, "goreleases", "status", "shop");
    asked(1025, "virtualservices", "", "shop");
    asked(1900, "goreleases", "status", "shop");
    asked(1950, "deployments", "", "shop");
    file = folder.resolve("audit.log");
    Files.writeString(file, log + "{\"half\": ");
  }

  @Test
  void the_way_back_is_the_first_route_written_in_the_window_and_the_status_before_it() {
    assertThat(new Requests(file).wayBack("shop", new Diary.Window(at(500), at(2000))))
        .contains(new Requests.Writes(at(1010), at(1025), at(1027)));
  }

  @Test
  void a_window_without_a_route_has_no_way_back() {
    assertThat(new Requests(file).wayBack("shop", new Diary.Window(at(1500), at(2000)))).isEmpty();
  }

  @Test
  void requests_are_counted_by_verb_and_resource_of_the_namespace() {
    assertThat(new Requests(file).of("shop", new Diary.Window(at(500), at(2000))))
        .containsEntry("patch goreleases/status", 3)
        .containsEntry("patch virtualservices", 1)
        .containsEntry("patch deployments", 1);
  }

  private void asked(int millis, String resource, String part, String namespace) {
    log.append(
        """
        {"verb":"patch","user":{"username":"system:serviceaccount:hotswap-system:hotswap-operator"},\
        "objectRef":{"resource":"%s","subresource":"%s","namespace":"%s"},\
        "requestReceivedTimestamp":"%s","stageTimestamp":"%s"}
        """
            .formatted(resource, part, namespace, at(millis), at(millis + 2)));
  }

  private static Instant at(int millis) {
    return NOON.plusMillis(millis);
  }
}

package dev.hotswap.e2e.scenario.play;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.hotswap.e2e.real.cluster.Users;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the operator asked of the API server, from the audit log. */
record Requests(Path auditLog) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The writes of one way back.
   *
   * @param status when the decision reached the API server
   * @param route when the route's change reached it
   * @param written when that was answered
   */
  record Writes(Instant status, Instant route, Instant written) {}

  /** Requests for objects of a namespace in that time, by verb and resource; watches aside. */
  Map<String, Integer> of(String namespace, Diary.Window window) {
    Map<String, Integer> counts = new TreeMap<>();
    entries(namespace, window).forEach(entry -> counts.merge(name(entry), 1, Integer::sum));
    return counts;
  }

  /** The first change of a route in that time, and the change of status right before it. */
  Optional<Writes> wayBack(String namespace, Diary.Window window) {
    Optional<Instant> status = Optional.empty();
    for (JsonNode entry : entries(namespace, window)) {
      switch (name(entry)) {
        case "patch goreleases/status" -> status = Optional.of(received(entry));
        case "patch virtualservices" -> {
          Instant answered = Instant.parse(entry.path("stageTimestamp").asText());
          return status.map(decided -> new Writes(decided, received(entry), answered));
        }
        default -> {}
      }
    }
    return Optional.empty();
  }

  private List<JsonNode> entries(String namespace, Diary.Window window) {
    try (Stream<String> lines = Files.lines(auditLog)) {
      return lines
          .filter(line -> line.contains(Users.OPERATOR.user()) && line.contains(namespace))
          .map(Requests::parsed)
          .filter(entry -> counts(entry, namespace, window))
          .sorted(Comparator.comparing(Requests::received))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean counts(JsonNode entry, String namespace, Diary.Window window) {
    return entry.path("objectRef").path("namespace").asText().equals(namespace)
        && !entry.path("verb").asText().equals("watch")
        && window.holds(received(entry));
  }

  private static Instant received(JsonNode entry) {
    return Instant.parse(entry.path("requestReceivedTimestamp").asText());
  }

  private static String name(JsonNode entry) {
    JsonNode object = entry.path("objectRef");
    String part = object.path("subresource").asText();
    return entry.path("verb").asText()
        + " "
        + object.path("resource").asText()
        + (part.isEmpty() ? "" : "/" + part);
  }

  /** The server may be in the middle of the last line. */
  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException halfWritten) {
      return MissingNode.getInstance();
    }
  }
}

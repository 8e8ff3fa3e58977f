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
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the operator asked of the API server, from the audit log. */
record Requests(Path auditLog) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Requests for objects of a namespace in that time, by verb and resource; watches aside. */
  Map<String, Integer> of(String namespace, Diary.Window window) {
    Map<String, Integer> counts = new TreeMap<>();
    try (Stream<String> lines = Files.lines(auditLog)) {
      lines
          .filter(line -> line.contains(Users.OPERATOR.user()) && line.contains(namespace))
          .map(Requests::parsed)
          .filter(entry -> counts(entry, namespace, window))
          .forEach(entry -> counts.merge(name(entry), 1, Integer::sum));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return counts;
  }

  private static boolean counts(JsonNode entry, String namespace, Diary.Window window) {
    return entry.path("objectRef").path("namespace").asText().equals(namespace)
        && !entry.path("verb").asText().equals("watch")
        && window.holds(Instant.parse(entry.path("requestReceivedTimestamp").asText()));
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

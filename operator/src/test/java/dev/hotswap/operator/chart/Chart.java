package dev.hotswap.operator.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The chart of this checkout. */
final class Chart {
  /** Its folder. */
  static final Path FOLDER = Path.of("..", "helm", "hotswap").toAbsolutePath().normalize();

  private static final YAMLMapper YAML = new YAMLMapper();

  private Chart() {}

  /** A rendering with the defaults, to which values are added. */
  static TemplateCommand rendering() {
    return new Helm(FOLDER)
        .template()
        .withName("hotswap")
        .withNamespace("hotswap-system")
        .withKubeVersion("v1.34.3");
  }

  /** A rendering with the values of a text, as a file would hold them. */
  static String rendered(String values) {
    try {
      Path file = Files.createTempFile("values", ".yaml");
      try {
        return rendering().withValuesFile(Files.writeString(file, values)).call();
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sets of values that are rendered, linted and applied in tests. */
  static List<Path> valuesFiles() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve("ci"))) {
      return files.sorted().toList();
    }
  }

  /** The objects of a rendering. */
  static List<JsonNode> objects(String rendered) {
    try (var parsed = YAML.readerFor(JsonNode.class).<JsonNode>readValues(rendered)) {
      return parsed.readAll().stream().filter(JsonNode::isObject).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(rendered, e);
    }
  }

  /** The one object of a kind whose name ends so. */
  static JsonNode object(String rendered, String kind, String nameEnd) {
    return objects(rendered).stream()
        .filter(object -> object.path("kind").asText().equals(kind))
        .filter(object -> object.path("metadata").path("name").asText().endsWith(nameEnd))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind + " " + nameEnd + " in " + rendered));
  }
}

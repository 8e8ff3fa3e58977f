package dev.hotswap.operator.app.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the settings file: YAML, every name known, every value in range, or a list of mistakes. */
public final class SettingsFile {
  private static final ObjectMapper YAML = new YAMLMapper();

  private SettingsFile() {}

  /**
   * The settings in this file.
   *
   * @throws SettingsException naming every mistake
   */
  public static Settings read(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new SettingsException(
          file.toString(), List.of("the file cannot be read: " + e.getMessage()));
    }
  }

  /**
   * The settings in this text; an empty one gives every default.
   *
   * @param source where it comes from, for the message
   * @throws SettingsException naming every mistake
   */
  public static Settings parse(String yaml, String source) {
    List<String> mistakes = new ArrayList<>();
    Optional<Settings> settings =
        parsed(yaml, source).flatMap(node -> new Binder(mistakes).bind(Settings.class, node, ""));
    return settings.orElseThrow(() -> new SettingsException(source, mistakes));
  }

  /** A value from an annotation, as the file would have it. */
  static JsonNode tree(String yaml) {
    return parsed(yaml, "a default").orElseThrow();
  }

  private static Optional<JsonNode> parsed(String yaml, String source) {
    try {
      JsonNode node = YAML.readTree(yaml);
      return Optional.of(node.isMissingNode() || node.isNull() ? YAML.createObjectNode() : node);
    } catch (JsonProcessingException e) {
      throw new SettingsException(source, List.of("no YAML: " + e.getOriginalMessage()));
    }
  }
}

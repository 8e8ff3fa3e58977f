package dev.hotswap.operator.app;

import dev.hotswap.operator.app.settings.Settings;
import dev.hotswap.operator.app.settings.SettingsFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the operator is started with: {@code --settings FILE}, or the same by the environment. */
final class Arguments {
  /** The environment variable that names the settings file. */
  static final String SETTINGS = "HOTSWAP_SETTINGS";

  private Arguments() {}

  /**
   * The settings; every default where no file is named.
   *
   * @throws IllegalArgumentException naming what is wrong with the arguments
   */
  static Settings settings(List<String> arguments, Map<String, String> environment) {
    return file(arguments, environment)
        .map(SettingsFile::read)
        .orElseGet(() -> SettingsFile.parse("", "the defaults"));
  }

  /** The settings file; empty where none is named. */
  static Optional<Path> file(List<String> arguments, Map<String, String> environment) {
    if (arguments.isEmpty()) {
      return Optional.ofNullable(environment.get(SETTINGS)).map(Path::of);
    }
    if (arguments.size() == 2 && arguments.getFirst().equals("--settings")) {
      return Optional.of(Path.of(arguments.getLast()));
    }
    throw new IllegalArgumentException(
        "hotswap-operator takes --settings FILE and nothing else, not: "
            + String.join(" ", arguments));
  }
}

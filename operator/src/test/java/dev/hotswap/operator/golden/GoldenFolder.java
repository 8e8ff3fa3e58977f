package dev.hotswap.operator.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The {@code out-*} files of one case. They have to be exactly those that are expected, with
 * exactly this text.
 */
record GoldenFolder(Path folder) {
  private static final String OUT = "out-";

  /** Writes the files where {@code -Dupdate=true} asks for it; else compares. */
  void holds(SortedMap<String, String> actual) throws IOException {
    if (Boolean.getBoolean("update")) {
      update(actual);
    }
    compare(actual);
  }

  /** Writes these files and deletes every other {@code out-*} file. */
  void update(SortedMap<String, String> actual) throws IOException {
    for (Path file : files()) {
      Files.delete(file);
    }
    for (Map.Entry<String, String> file : actual.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }

  /**
   * Compares the files with these texts, by name.
   *
   * @throws AssertionError for a file that is missing, one too many, or another text
   */
  void compare(SortedMap<String, String> actual) throws IOException {
    SortedMap<String, String> there = new TreeMap<>();
    for (Path file : files()) {
      there.put(String.valueOf(file.getFileName()), Files.readString(file));
    }
    String advice = "if the change is wanted, run the test with -Dupdate=true";
    assertThat(there.keySet())
        .as("files of %s; %s", folder, advice)
        .containsExactlyElementsOf(actual.keySet());
    actual.forEach(
        (name, text) ->
            assertThat(text).as("%s; %s", folder.resolve(name), advice).isEqualTo(there.get(name)));
  }

  private java.util.List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith(OUT)).toList();
    }
  }
}

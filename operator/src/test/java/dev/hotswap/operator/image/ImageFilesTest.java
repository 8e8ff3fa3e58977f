package dev.hotswap.operator.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What has to say the same in the files that images are made of. */
class ImageFilesTest {
  private static final Path FOLDER = Path.of("image");

  /** The archive of classes fits only a JVM with the options that it was made with. */
  @Test
  void every_image_starts_the_operator_with_the_same_options() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    String dockerfile = Files.readString(FOLDER.resolve("Dockerfile"));

    assertThat(options())
        .isNotEmpty()
        .allSatisfy(
            option -> {
              assertThat(pom).contains("<arg>" + option + "</arg>");
              assertThat(dockerfile).contains('"' + option + '"');
            });
  }

  /** The launcher for machines without the image keeps an archive of its own. */
  @Test
  void the_launcher_has_the_same_memory() throws IOException {
    String launcher = Files.readString(Path.of("deploy", "hotswap-operator"));

    assertThat(options())
        .filteredOn(option -> !option.contains("SharedArchiveFile"))
        .allSatisfy(option -> assertThat(launcher).contains(option));
  }

  @Test
  void packages_of_the_root_are_pinned_by_version_and_content() throws IOException {
    assertThat(lines("debian.lock"))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).matches("\\S+ \\S+ (amd64|arm64|all) [0-9a-f]{64}"));
  }

  private static List<String> options() throws IOException {
    return lines("jvm.options");
  }

  private static List<String> lines(String file) throws IOException {
    return Files.readAllLines(FOLDER.resolve(file)).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }
}

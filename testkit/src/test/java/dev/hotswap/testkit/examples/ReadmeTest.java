package dev.hotswap.testkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README shows the examples as they are tested. */
class ReadmeTest {

  private static final Path README = Path.of("README.md");
  private static final Path EXAMPLES = Path.of("src/test/java/dev/hotswap/testkit/examples");
  private static final Pattern SHOWN =
      Pattern.compile("(<!-- (\\w+)\\.java -->\n\n```java\n)(.*?)(```\n)", Pattern.DOTALL);
  private static final Pattern METHOD =
      Pattern.compile("  @Test\n  void [^{]*\\{\n(.*?)\n  }\n", Pattern.DOTALL);

  @Test
  void it_shows_every_example() throws IOException {
    List<String> shown =
        SHOWN.matcher(Files.readString(README)).results().map(block -> block.group(2)).toList();

    try (Stream<Path> files = Files.list(EXAMPLES)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".java", "")))
          .filteredOn(name -> name.endsWith("ExampleTest"))
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(shown);
    }
  }

  @Test
  void it_shows_the_code_that_is_tested() throws IOException {
    String readme = Files.readString(README);
    String fresh =
        SHOWN
            .matcher(readme)
            .replaceAll(
                block -> Matcher.quoteReplacement(block.group(1) + code(block) + block.group(4)));
    if (Boolean.getBoolean("update")) {
      Files.writeString(README, fresh);
      return;
    }
    assertThat(readme).as("README.md is stale: run this test with -Dupdate=true").isEqualTo(fresh);
  }

  private static String code(MatchResult block) {
    try {
      String source = Files.readString(EXAMPLES.resolve(block.group(2) + ".java"));
      Matcher method = METHOD.matcher(source);
      assertThat(method.find()).as("%s has a test method", block.group(2)).isTrue();
      return method.group(1).stripIndent().stripTrailing() + "\n";
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

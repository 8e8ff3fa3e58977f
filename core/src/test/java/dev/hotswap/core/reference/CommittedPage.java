package dev.hotswap.core.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A page that is generated and committed.
 *
 * @param name of the file in {@code docs/reference}
 */
public record CommittedPage(String name) {
  private static final Path REFERENCE = Path.of("../docs/reference");

  /** Compares; with {@code -Dupdate=true} it writes instead. */
  public void mustBe(List<String> lines) throws IOException {
    Path page = REFERENCE.resolve(name);
    String generated = String.join("\n", lines) + "\n";
    if (Boolean.getBoolean("update")) {
      Files.writeString(page, generated);
    }
    assertThat(page)
        .as("%s is stale: run this test with -Dupdate=true and commit it", page)
        .exists()
        .content()
        .isEqualTo(generated);
  }
}

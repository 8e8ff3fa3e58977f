package dev.hotswap.api.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A generated file that is committed.
 *
 * @param path from the folder of the module
 */
record CommittedFile(Path path) {
  CommittedFile(String path) {
    this(Path.of(path));
  }

  /** Compares; with {@code -Dupdate=true} it writes instead. */
  void mustBe(String generated) throws IOException {
    if (Boolean.getBoolean("update")) {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.writeString(path, generated);
    }
    assertThat(path)
        .as("%s is stale: run this test with -Dupdate=true and commit it", path)
        .exists()
        .content()
        .isEqualTo(generated);
  }
}

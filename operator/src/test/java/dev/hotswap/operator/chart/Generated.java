package dev.hotswap.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A committed file that something else says the content of. */
record Generated(Path file) {
  /** Fails if the file says anything else; with {@code -Dupdate=true} it is written first. */
  void says(String content) throws IOException {
    if (Boolean.getBoolean("update")) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, content);
    }
    assertThat(file).as("run this test with -Dupdate=true").exists();
    assertThat(Files.readString(file))
        .as("%s is stale: run this test with -Dupdate=true", file)
        .isEqualTo(content);
  }
}

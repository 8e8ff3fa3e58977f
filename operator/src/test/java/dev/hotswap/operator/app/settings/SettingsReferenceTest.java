package dev.hotswap.operator.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsReferenceTest {
  private static final Path PAGE = Path.of("..", "docs", "reference", "settings.md");

  @Test
  void the_committed_page_says_what_the_settings_are() throws IOException {
    String expected = new SettingsReference().page();
    if (Boolean.getBoolean("update")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, expected);
    }
    assertThat(Files.readString(PAGE))
        .as("docs/reference/settings.md is stale: run this test with -Dupdate=true")
        .isEqualTo(expected);
  }
}

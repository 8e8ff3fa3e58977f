package dev.hotswap.operator.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenFolderTest {
  private static final SortedMap<String, String> EXPECTED =
      new TreeMap<>(Map.of("out-1.yaml", "one", "out-2.yaml", "two"));

  @TempDir private Path folder;
  private GoldenFolder golden;

  @BeforeEach
  void write() throws IOException {
    golden = new GoldenFolder(folder);
    golden.update(EXPECTED);
  }

  @Test
  void what_was_written_is_what_is_expected() throws IOException {
    golden.compare(EXPECTED);
  }

  @Test
  void inputs_do_not_count() throws IOException {
    Files.writeString(folder.resolve("in-1.yaml"), "mine");

    golden.compare(EXPECTED);
  }

  @Test
  void a_missing_file_fails() throws IOException {
    Files.delete(folder.resolve("out-1.yaml"));

    assertThatThrownBy(() -> golden.compare(EXPECTED)).hasMessageContaining("out-1.yaml");
  }

  @Test
  void a_stale_file_fails() throws IOException {
    Files.writeString(folder.resolve("out-2.yaml"), "three");

    assertThatThrownBy(() -> golden.compare(EXPECTED)).hasMessageContaining("out-2.yaml");
  }

  @Test
  void an_additional_file_fails_until_it_is_written_anew() throws IOException {
    Files.writeString(folder.resolve("out-3.yaml"), "more");

    assertThatThrownBy(() -> golden.compare(EXPECTED)).hasMessageContaining("out-3.yaml");
    golden.update(EXPECTED);
    assertThat(folder.resolve("out-3.yaml")).doesNotExist();
  }
}

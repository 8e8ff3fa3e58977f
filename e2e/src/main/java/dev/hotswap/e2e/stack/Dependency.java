package dev.hotswap.e2e.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Something outside that a version depends on, played by a file that its process reads when it
 * starts: broken, it makes the version misbehave; mended, the same image is fine.
 */
public final class Dependency {
  private final Path file;

  /**
   * A dependency that is broken.
   *
   * @param file plays it
   * @param broken what processes find in their environment as long as it is, such as {@code
   *     ERROR_RATE=0.2}
   */
  public Dependency(Path file, String broken) {
    this.file = file;
    write("export " + broken + "\n");
  }

  /** The command that runs a program under this dependency. */
  public List<String> around(Path program) {
    return List.of("/bin/sh", "-c", ". \"$0\"; exec \"$1\"", file.toString(), program.toString());
  }

  /** Processes that start from now on find nothing wrong. */
  public void mend() {
    write("");
  }

  private void write(String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

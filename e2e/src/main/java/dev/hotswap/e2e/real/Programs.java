package dev.hotswap.e2e.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The programs of the stack, as {@code e2e/real/build} makes them.
 *
 * @param folder where they lie, outside of the tree
 */
record Programs(Path folder) {
  /**
   * Builds what is missing.
   *
   * @param progress gets each line the build says
   * @throws IllegalStateException if the build fails; its last words went to {@code progress}
   */
  static Programs built(Path repository, Consumer<String> progress) {
    try {
      Process process = new ProcessBuilder(repository.resolve("e2e/real/build").toString()).start();
      Thread reader =
          Thread.ofVirtual().start(() -> process.errorReader().lines().forEach(progress));
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = process.waitFor();
      reader.join();
      if (status != 0) {
        throw new IllegalStateException("e2e/real/build ended with " + status);
      }
      return new Programs(Path.of(out.strip()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while building the stack", e);
    }
  }

  String file(String program) {
    return folder.resolve(program).toString();
  }
}

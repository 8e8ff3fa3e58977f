package dev.hotswap.e2e.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Builds the demo service by {@code e2e/service/build}, each version with a Go release of its own.
 */
public final class ServiceBinaries {
  private final Path script;
  private final Path folder;
  private final Consumer<String> progress;

  /**
   * Builder of binaries.
   *
   * @param repository root of the checkout
   * @param progress gets each line the build says
   */
  public ServiceBinaries(Path repository, Consumer<String> progress) {
    this.script = repository.resolve("e2e/service/build");
    this.folder = repository.resolve("e2e/target/service");
    this.progress = progress;
  }

  /**
   * The binary of one version; built only when its sources changed.
   *
   * @param version shown in its answers
   * @param goRelease such as {@code go1.18.10}
   * @throws IllegalStateException if the build fails, with the script's last words
   */
  public Path build(String version, String goRelease) {
    try {
      Process process =
          new ProcessBuilder(script.toString(), folder.toString(), version, goRelease).start();
      Thread reader =
          Thread.ofVirtual().start(() -> process.errorReader().lines().forEach(progress));
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = process.waitFor();
      reader.join();
      if (status != 0) {
        throw new IllegalStateException(
            "building payment " + version + " with " + goRelease + " ended with " + status);
      }
      return Path.of(out.strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while building payment " + version, e);
    }
  }
}

package dev.hotswap.e2e.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Where a stack puts its files.
 *
 * @param data in memory where possible; gone with the private network
 * @param logs one file for each part, kept for whoever looks for a cause
 */
public record Places(Path data, Path logs) {
  /**
   * New places for one stack.
   *
   * @throws IllegalStateException outside of a private network
   */
  static Places create(Path repository) throws IOException {
    String scratch = System.getenv("HOTSWAP_SCRATCH");
    if (scratch == null) {
      throw new IllegalStateException(
          "the real stack needs a private network: start this through e2e/real/namespace");
    }
    Path all = Files.createDirectories(repository.resolve("e2e/target/stack"));
    return new Places(
        Files.createTempDirectory(Path.of(scratch), "data-"),
        Files.createTempDirectory(all, "real-"));
  }

  /** Deletes the folder in which a program keeps what it knows; the program must not run. */
  public void forget(String program) {
    Path folder = data.resolve(program);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every request to the API server, one JSON object a line. */
  public Path audit() {
    return logs.resolve("audit.log");
  }
}

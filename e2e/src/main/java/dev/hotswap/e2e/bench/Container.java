package dev.hotswap.e2e.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** How a benchmark runs an operator of its own: as in a container with so much memory. */
final class Container {
  @Option(
      names = "--limit",
      defaultValue = "384",
      description = "mebibytes of the operator's container (default 384, as deployed)")
  private int limit;

  private final Path repository = Path.of("").toAbsolutePath();

  /** A new folder for the files of one case, kept when it ends. */
  Path folder(String bench) throws IOException {
    Path work = Files.createDirectories(repository.resolve("e2e/target/stack"));
    return Files.createTempDirectory(work, bench + "-");
  }

  /** Starts an operator with settings that serve a benchmark without a gateway. */
  LaunchedOperator start(Path folder, Path kubeconfig) throws IOException {
    return start(folder, kubeconfig, "bench/operator.yaml", Map.of());
  }

  /**
   * Starts an operator.
   *
   * @param folder for its settings, its log and its class archive
   * @param text of the settings, with places for the values and the port
   */
  LaunchedOperator start(Path folder, Path kubeconfig, String text, Map<String, String> values)
      throws IOException {
    return new LaunchedOperator(repository, folder, kubeconfig, limit, text, values);
  }
}

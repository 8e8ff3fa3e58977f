package dev.hotswap.e2e.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Starts operators as their image does, with its launcher and its container's memory.
 *
 * @param repository root of the checkout
 * @param settings the operator's settings file
 * @param kubeconfig says where the API server is and who the operator is
 * @param temporary folder where its class archive stays
 * @param mebibytes it believes the machine has, as in a container with that limit
 */
public record Launcher(
    Path repository, Path settings, Path kubeconfig, Path temporary, int mebibytes) {
  /** The limit of its container in the chart. */
  private static final int USUAL_MEBIBYTES = 384;

  /**
   * With its container's usual memory.
   *
   * @param name tells several operators apart: the class archive of that name stays in the checkout
   */
  public static Launcher usual(Path repository, String name, Path settings, Path kubeconfig) {
    Path temporary = repository.resolve("e2e/target/operator").resolve(name);
    return new Launcher(repository, settings, kubeconfig, temporary, USUAL_MEBIBYTES);
  }

  /**
   * A new operator, which has just been started.
   *
   * @param classPath only its jars go into the class archive
   * @param log everything it prints is added to this file
   */
  public Process start(String classPath, Path log) throws IOException {
    Files.createDirectories(temporary);
    ProcessBuilder builder =
        new ProcessBuilder(
                repository.resolve("operator/deploy/hotswap-operator").toString(),
                "--settings",
                settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment(classPath));
    return builder.start();
  }

  private Map<String, String> environment(String classPath) {
    return Map.of(
        "JAVA_HOME", System.getProperty("java.home"),
        "HOTSWAP_CLASSPATH", classPath,
        "HOTSWAP_JAVA_OPTS", "-XX:MaxRAM=" + mebibytes + "m",
        "KUBECONFIG", kubeconfig.toString(),
        "TMPDIR", temporary.toString());
  }
}

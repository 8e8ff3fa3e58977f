package dev.hotswap.e2e.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The operator as a process of its own, with rights of its own: it can be killed for real. */
public final class OperatorProcess implements AutoCloseable {
  private final List<String> command;
  private final Path kubeconfig;
  private final Path log;
  private Optional<Process> process = Optional.empty();
  private Optional<Path> newer = Optional.empty();
  private int restarts;

  /**
   * An operator that is not started yet.
   *
   * @param settings its settings file
   * @param kubeconfig says where the API server is and who the operator is
   * @param log gets everything it prints
   */
  public OperatorProcess(Path settings, Path kubeconfig, Path log) {
    this.command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "dev.hotswap.operator.app.Main",
            "--settings",
            settings.toString());
    this.kubeconfig = kubeconfig;
    this.log = log;
  }

  /** Starts it; a running one stays as it is. */
  public synchronized void start() {
    if (process.filter(Process::isAlive).isPresent()) {
      return;
    }
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("KUBECONFIG", kubeconfig.toString());
    builder.environment().put("CLASSPATH", classPath());
    try {
      process = Optional.of(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String classPath() {
    String usual = System.getProperty("java.class.path");
    return newer.map(classes -> classes + File.pathSeparator + usual).orElse(usual);
  }

  /** From its next start on it is another build: these classes go before the usual ones. */
  public synchronized void install(Path classes) {
    newer = Optional.of(classes);
  }

  /** From its next start on it is the usual build; says whether it was another one. */
  public synchronized boolean uninstall() {
    boolean was = newer.isPresent();
    newer = Optional.empty();
    return was;
  }

  /** Ends it as {@code kill -9} does: no hook runs, nothing is said to anybody. */
  public synchronized void kill() {
    process.ifPresent(Process::destroyForcibly);
    process.ifPresent(OperatorProcess::awaitEnd);
  }

  /** Starts it again after it was killed. */
  public synchronized void restart() {
    restarts++;
    start();
  }

  /** How often it was started again. */
  public synchronized int restarts() {
    return restarts;
  }

  /** Its process id, while it runs. */
  public synchronized Optional<Long> pid() {
    return process.filter(Process::isAlive).map(Process::pid);
  }

  /** Fails with the last lines of its log if it ended by itself. */
  public synchronized void requireAlive() {
    if (process.filter(Process::isAlive).isEmpty()) {
      throw new IllegalStateException("the operator ended by itself:\n" + lastWords());
    }
  }

  private String lastWords() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    } catch (IOException e) {
      return "its log cannot be read: " + e.getMessage();
    }
  }

  /** How a person starts it instead, from a shell or an IDE. */
  public String byHand() {
    return "KUBECONFIG=%s  %s"
        .formatted(
            kubeconfig, String.join(" ", command.subList(command.size() - 3, command.size())));
  }

  /** Asks it to end, and ends it after ten seconds. */
  @Override
  public synchronized void close() {
    process.ifPresent(Process::destroy);
    process.ifPresent(OperatorProcess::awaitEnd);
  }

  private static void awaitEnd(Process ending) {
    try {
      if (!ending.waitFor(10, TimeUnit.SECONDS)) {
        ending.destroyForcibly();
      }
    } catch (InterruptedException e) {
      ending.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

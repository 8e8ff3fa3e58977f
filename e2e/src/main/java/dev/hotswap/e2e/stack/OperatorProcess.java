package dev.hotswap.e2e.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The operator as a process of its own, started as its image starts it, with rights of its own: it
 * can be killed for real.
 */
public final class OperatorProcess implements AutoCloseable {
  private final Launcher launcher;
  private final Path log;
  private Optional<Process> process = Optional.empty();
  private Optional<Path> newer = Optional.empty();
  private int restarts;

  /**
   * An operator that is not started yet.
   *
   * @param launcher starts it each time
   * @param log gets everything it prints
   */
  public OperatorProcess(Launcher launcher, Path log) {
    this.launcher = launcher;
    this.log = log;
  }

  /** Starts it; a running one stays as it is. */
  public synchronized void start() {
    if (process.filter(Process::isAlive).isPresent()) {
      return;
    }
    try {
      process = Optional.of(launcher.start(classPath(), log));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without the classes of this module, which lie in a folder: only jars can be archived. */
  private String classPath() {
    String usual =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.endsWith("e2e/target/classes"))
            .collect(Collectors.joining(File.pathSeparator));
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
    return "KUBECONFIG=%s  dev.hotswap.operator.app.Main --settings %s"
        .formatted(launcher.kubeconfig(), launcher.settings());
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

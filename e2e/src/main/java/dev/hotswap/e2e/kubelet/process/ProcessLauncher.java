package dev.hotswap.e2e.kubelet.process;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Starts processes that end with this JVM: a shutdown hook ends them on SIGTERM, and where {@code
 * setpriv} of util-linux is there, the kernel ends them even if the JVM is killed.
 */
public final class ProcessLauncher implements Closeable {

  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

  /**
   * The kernel ties a child to the thread that started it, so that thread has to live as long as
   * the launcher.
   */
  private final ExecutorService parent =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("parent").factory());

  private final Set<LocalProcess> running = ConcurrentHashMap.newKeySet();
  private final Thread hook = new Thread(this::killAll, "end-processes");
  private final Path logs;

  /** Processes write their output to files in this folder. */
  public ProcessLauncher(Path logs) {
    this.logs = logs;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Starts a process with exactly this environment.
   *
   * @param log the name of its log file, without an ending
   * @throws IOException if it cannot be started, or this launcher is closed
   */
  public LocalProcess start(List<String> command, Map<String, String> environment, String log)
      throws IOException {
    try {
      return parent.submit(() -> watched(builder(command, environment, log).start())).get();
    } catch (RejectedExecutionException closed) {
      throw new IOException("Cannot start " + command + ": nothing is started any more", closed);
    } catch (ExecutionException failed) {
      throw new IOException("Cannot start " + command, failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("Stopped while starting " + command, stopped);
    }
  }

  /** Ends every process that still runs; none is started after that. */
  @Override
  public void close() {
    parent.close();
    killAll();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException theHookRunsAlready) {
      return;
    }
  }

  private LocalProcess watched(Process process) {
    LocalProcess local = new LocalProcess(process);
    running.add(local);
    var _ = process.onExit().thenRun(() -> running.remove(local));
    return local;
  }

  private ProcessBuilder builder(
      List<String> command, Map<String, String> environment, String log) {
    var whole = new ArrayList<String>();
    if (Files.isExecutable(SETPRIV)) {
      whole.addAll(List.of(SETPRIV.toString(), "--pdeathsig", "KILL", "--"));
    }
    whole.addAll(command);
    var builder = new ProcessBuilder(whole).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(file(log)));
    return builder;
  }

  private File file(String log) {
    try {
      return Files.createDirectories(logs).resolve(log + ".log").toFile();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void killAll() {
    running.forEach(LocalProcess::kill);
  }
}

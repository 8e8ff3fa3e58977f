package dev.hotswap.e2e.real.part;

import dev.hotswap.e2e.kubelet.process.LocalProcess;
import dev.hotswap.e2e.kubelet.process.ProcessLauncher;
import dev.hotswap.e2e.stack.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;

/** A program of the stack and every fault that can be done to it. */
public final class RunningPart {
  private static final Duration CLEAN_END = Duration.ofSeconds(15);

  private final Part part;
  private final ProcessLauncher launcher;
  private Optional<LocalProcess> process = Optional.empty();

  /** One that does not run yet. */
  public RunningPart(Part part, ProcessLauncher launcher) {
    this.part = part;
    this.launcher = launcher;
  }

  /** Which part it is. */
  public PartName name() {
    return part.name();
  }

  /** Starts it and returns when it works. */
  public void start() throws InterruptedException {
    launch();
    Await.until(
        part.name().word() + " to work; its log says why it does not",
        Await.PATIENCE,
        () -> {
          requireAlive();
          return part.health().works();
        });
  }

  private synchronized void launch() {
    try {
      process = Optional.of(launcher.start(part.command(), part.environment(), part.name().word()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void requireAlive() {
    if (!alive()) {
      throw new IllegalStateException(part.name().word() + " ended by itself: see its log");
    }
  }

  /** Ends it as {@code kill -9} does. */
  public void kill() throws InterruptedException {
    Optional<LocalProcess> running = running();
    if (running.isPresent()) {
      running.get().kill();
      running.get().awaitExit();
    }
  }

  /** Asks it to end (SIGTERM) and returns when it has ended, by force after 15 s. */
  public void stop() throws InterruptedException {
    Optional<LocalProcess> running = running();
    if (running.isPresent()) {
      running.get().terminate();
      if (!running.get().exitsWithin(CLEAN_END)) {
        kill();
      }
    }
  }

  /** It stands still (SIGSTOP): connections stay, nothing is answered. */
  public void pause() {
    running().ifPresent(running -> Signal.STOP.send(running.pid()));
  }

  /** It goes on after a pause (SIGCONT). */
  public void resume() {
    running().ifPresent(running -> Signal.CONT.send(running.pid()));
  }

  /** Whether it runs and does its work. */
  public boolean works() {
    return alive() && part.health().works();
  }

  /** Its process id, while it runs. */
  public Optional<Long> pid() {
    return running().filter(running -> running.handle().isAlive()).map(LocalProcess::pid);
  }

  private boolean alive() {
    return pid().isPresent();
  }

  private synchronized Optional<LocalProcess> running() {
    return process;
  }
}

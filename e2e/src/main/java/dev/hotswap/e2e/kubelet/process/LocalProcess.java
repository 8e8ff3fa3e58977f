package dev.hotswap.e2e.kubelet.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One running process of this machine. */
public final class LocalProcess {

  private final Process process;

  LocalProcess(Process process) {
    this.process = process;
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Its handle, for faults such as {@code kill -9}. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /**
   * Waits for its end and returns its exit status; 128 and the signal's number if a signal ended
   * it.
   */
  public int awaitExit() throws InterruptedException {
    return process.waitFor();
  }

  /** Waits for its end and says whether it came in time. */
  public boolean exitsWithin(Duration time) throws InterruptedException {
    return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Asks it to stop (SIGTERM). */
  public void terminate() {
    process.destroy();
  }

  /** Ends it and its descendants (SIGKILL). */
  public void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}

package dev.hotswap.e2e.real.part;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Signals that Java itself cannot send. */
public enum Signal {
  /** Stand still. */
  STOP,
  /** Go on. */
  CONT;

  /** Sends it to a process of this user. */
  public void send(long pid) {
    try {
      int status = new ProcessBuilder("kill", "-" + name(), Long.toString(pid)).start().waitFor();
      if (status != 0) {
        throw new IllegalStateException("kill -" + name() + " " + pid + " ended with " + status);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while sending a signal", e);
    }
  }
}

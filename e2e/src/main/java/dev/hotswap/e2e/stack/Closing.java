package dev.hotswap.e2e.stack;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened and has to be closed, the last one first. */
public final class Closing implements AutoCloseable {
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  /** Remembers a part and gives it back. */
  public synchronized <T extends AutoCloseable> T later(T part) {
    parts.push(part);
    return part;
  }

  /** Closes everything; what fails is reported and does not keep the others open. */
  @Override
  public synchronized void close() {
    while (!parts.isEmpty()) {
      closeQuietly(parts.pop());
    }
  }

  private static void closeQuietly(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      System.err.println(part.getClass().getSimpleName() + " did not close: " + e.getMessage());
    }
  }
}

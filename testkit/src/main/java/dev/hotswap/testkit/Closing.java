package dev.hotswap.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What was opened and has to be closed, the last one first. */
public final class Closing implements AutoCloseable {
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  /** Remembers a part and gives it back. */
  public synchronized <T extends AutoCloseable> T later(T part) {
    parts.push(part);
    return part;
  }

  /**
   * Closes everything that was not closed yet; a part that fails does not keep the others open.
   *
   * @throws IllegalStateException naming the parts that failed, with what each threw
   */
  @Override
  public synchronized void close() {
    List<String> failed = new ArrayList<>();
    List<Exception> causes = new ArrayList<>();
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (Exception e) {
        failed.add(part.getClass().getSimpleName() + " (" + e.getMessage() + ")");
        causes.add(e);
      }
    }
    if (!failed.isEmpty()) {
      var failure = new IllegalStateException("did not close: " + String.join(", ", failed));
      causes.forEach(failure::addSuppressed);
      throw failure;
    }
  }
}

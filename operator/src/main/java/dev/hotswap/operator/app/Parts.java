package dev.hotswap.operator.app;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that has to be closed, the newest first. One that fails does not keep the others. */
final class Parts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

  private final Deque<AutoCloseable> newestFirst = new ArrayDeque<>();

  /** Closes {@code part} before everything that was added earlier. */
  synchronized <T extends AutoCloseable> T add(T part) {
    newestFirst.push(part);
    return part;
  }

  /** As {@link #add}, where the part has anything to close. */
  synchronized <T> T addIfCloseable(T part) {
    if (part instanceof AutoCloseable closeable) {
      newestFirst.push(closeable);
    }
    return part;
  }

  @Override
  public synchronized void close() {
    while (!newestFirst.isEmpty()) {
      try {
        newestFirst.pop().close();
      } catch (Exception e) {
        LOG.warn("a part of the operator did not close cleanly", e);
      }
    }
  }
}

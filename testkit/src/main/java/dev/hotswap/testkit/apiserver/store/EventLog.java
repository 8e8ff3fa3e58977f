package dev.hotswap.testkit.apiserver.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** The changes of the cluster in order, the oldest of which can be forgotten. Not thread-safe. */
final class EventLog {
  private final Deque<LogEntry> entries = new ArrayDeque<>();
  private final int capacity;
  private long last;
  private long forgotten;

  /** A log that forgets its oldest entry when it would hold more than {@code capacity}. */
  EventLog(int capacity) {
    this.capacity = capacity;
  }

  /** The version that the next entry will have. */
  long next() {
    return last + 1;
  }

  /** The version of the newest entry. */
  long last() {
    return last;
  }

  /** Whether every change after a version is still known. */
  boolean remembers(long version) {
    return version >= forgotten;
  }

  void append(LogEntry entry) {
    entries.addLast(entry);
    last = entry.version();
    if (entries.size() > capacity) {
      forgotten = entries.removeFirst().version();
    }
  }

  /** Forgets every change up to and including a version. */
  void compact(long version) {
    while (!entries.isEmpty() && entries.getFirst().version() <= version) {
      entries.removeFirst();
    }
    forgotten = Math.max(forgotten, version);
  }

  /** The changes after a version, oldest first. */
  List<LogEntry> after(long version) {
    List<LogEntry> tail = new ArrayList<>();
    Iterator<LogEntry> newestFirst = entries.descendingIterator();
    while (newestFirst.hasNext()) {
      LogEntry entry = newestFirst.next();
      if (entry.version() <= version) {
        break;
      }
      tail.add(entry);
    }
    return tail.reversed();
  }
}

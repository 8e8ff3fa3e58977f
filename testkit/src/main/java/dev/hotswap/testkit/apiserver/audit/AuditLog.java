package dev.hotswap.testkit.apiserver.audit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The newest requests in the order of their answers; thread-safe. */
public final class AuditLog {
  private static final int CAPACITY = 200_000;

  private final Deque<AuditEntry> entries = new ArrayDeque<>();

  /** Enters a request; the oldest one is dropped when there are more than 200,000. */
  public synchronized void enter(AuditEntry entry) {
    entries.addLast(entry);
    if (entries.size() > CAPACITY) {
      entries.removeFirst();
    }
  }

  /** Every request since the start or the last {@link #clear()}. */
  public synchronized List<AuditEntry> entries() {
    return List.copyOf(entries);
  }

  /** The requests that fulfil a condition. */
  public List<AuditEntry> entries(Predicate<AuditEntry> condition) {
    return entries().stream().filter(condition).toList();
  }

  /** How many requests each user sent, by verb and resource. */
  public Map<String, Long> countsOf(String user) {
    return entries(entry -> entry.user().equals(user)).stream()
        .collect(
            Collectors.groupingBy(
                AuditEntry::verbAndResource, TreeMap::new, Collectors.counting()));
  }

  /** Forgets everything. */
  public synchronized void clear() {
    entries.clear();
  }
}

package dev.hotswap.testkit.apiserver.store;

import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The whole state of the cluster. One lock orders all writes; every write appends one entry to the
 * log and stamps the object with its offset. Objects that are handed out must not be changed.
 */
public final class ObjectStore {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final NavigableMap<ObjectKey, ApiObject> objects = new TreeMap<>();
  private final EventLog log;
  private long wakeUps;

  /** An empty store whose log remembers at most {@code logCapacity} changes. */
  public ObjectStore(int logCapacity) {
    this.log = new EventLog(logCapacity);
  }

  /** Runs a read-decide-write step that no other write interrupts. */
  public <T> T exclusively(Supplier<T> step) {
    lock.lock();
    try {
      return step.get();
    } finally {
      lock.unlock();
    }
  }

  /** The newest state of an object. */
  public Optional<ApiObject> get(ObjectKey key) {
    return exclusively(() -> Optional.ofNullable(objects.get(key)));
  }

  /** Stores an object, new or changed, and returns it with its new version. */
  public ApiObject put(ObjectKey key, ApiObject object) {
    return exclusively(
        () -> {
          object.metadata().put("resourceVersion", Long.toString(log.next()));
          Optional<ApiObject> before = Optional.ofNullable(objects.put(key, object));
          log.append(new LogEntry(log.next(), key, before, Optional.of(object)));
          moved.signalAll();
          return object;
        });
  }

  /** Removes an object; nothing happens when it is not there. */
  public void remove(ObjectKey key) {
    lock.lock();
    try {
      Optional<ApiObject> before = Optional.ofNullable(objects.remove(key));
      if (before.isPresent()) {
        log.append(new LogEntry(log.next(), key, before, Optional.empty()));
        moved.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** All objects of a kind, in one namespace or (empty) everywhere. */
  public Snapshot list(ResourceType type, String namespace) {
    return exclusively(() -> new Snapshot(log.last(), select(objects, type, namespace)));
  }

  /**
   * All objects of a kind as they were at an earlier version.
   *
   * @return empty when the log no longer reaches back that far
   */
  public Optional<Snapshot> listAt(long version, ResourceType type, String namespace) {
    return exclusively(
        () -> {
          if (!log.remembers(version)) {
            return Optional.empty();
          }
          NavigableMap<ObjectKey, ApiObject> past = new TreeMap<>(objects);
          for (LogEntry entry : log.after(version).reversed()) {
            entry
                .before()
                .ifPresentOrElse(o -> past.put(entry.key(), o), () -> past.remove(entry.key()));
          }
          return Optional.of(new Snapshot(version, select(past, type, namespace)));
        });
  }

  /** The offset of the newest change. */
  public long version() {
    return exclusively(log::last);
  }

  /** Forgets the history: whoever watches from an older version has to list again. */
  public void compact() {
    lock.lock();
    try {
      log.compact(log.last());
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The changes after a version, waiting for one when there is none yet.
   *
   * @return empty when the log no longer reaches back that far; an empty list when the patience ran
   *     out or {@link #wake()} was called
   */
  public Optional<List<LogEntry>> after(long version, Duration patience)
      throws InterruptedException {
    lock.lock();
    try {
      long nanos = patience.toNanos();
      long call = wakeUps;
      while (log.last() <= version && log.remembers(version) && call == wakeUps && nanos > 0) {
        nanos = moved.awaitNanos(nanos);
      }
      return log.remembers(version) ? Optional.of(log.after(version)) : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** Wakes everybody who waits in {@link #after}. */
  public void wake() {
    lock.lock();
    try {
      wakeUps++;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static List<ApiObject> select(
      NavigableMap<ObjectKey, ApiObject> from, ResourceType type, String namespace) {
    ObjectKey first = ObjectKey.of(type, namespace, "");
    List<ApiObject> found = new ArrayList<>();
    for (var entry : from.tailMap(first, true).entrySet()) {
      ObjectKey key = entry.getKey();
      boolean inside =
          key.resource().equals(first.resource())
              && (namespace.isEmpty() || key.namespace().equals(namespace));
      if (!inside) {
        break;
      }
      found.add(entry.getValue());
    }
    return found;
  }
}

package dev.hotswap.testkit.apiserver.watch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.http.EventStream;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.store.LogEntry;
import dev.hotswap.testkit.apiserver.store.ObjectStore;
import dev.hotswap.testkit.apiserver.store.Snapshot;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One watch: sends the changes after its cursor, and moves the cursor. */
final class Watch {
  /** How often a quiet watch says how far it is; a real server does so about once a minute. */
  private static final Duration BOOKMARK_PERIOD = Duration.ofSeconds(10);

  private final WatchRequest request;
  private final ObjectStore store;
  private final EventStream stream;
  private long cursor;
  private volatile boolean stopped;

  Watch(WatchRequest request, ObjectStore store, EventStream stream) {
    this.request = request;
    this.store = store;
    this.stream = stream;
  }

  /** Ends the watch before its next message. */
  void stop() {
    stopped = true;
  }

  /** Serves the watch; returns when it is over. */
  void run() throws IOException, InterruptedException {
    start();
    long deadline = System.nanoTime() + request.timeout().toNanos();
    boolean current = true;
    while (current && !stopped && deadline - System.nanoTime() > 0) {
      current = sendNext(Duration.ofNanos(deadline - System.nanoTime()));
    }
    if (!stopped) {
      sendBookmark();
      stream.end();
    }
  }

  private void start() throws IOException {
    if (request.from().isPresent()) {
      cursor = request.from().getAsLong();
      return;
    }
    Snapshot snapshot = store.list(request.selection().type(), request.selection().namespace());
    cursor = snapshot.version();
    for (ApiObject object : snapshot.objects()) {
      if (request.selection().matches(object)) {
        send(WatchEvents.added(object, request.view()));
      }
    }
    if (request.initialMark()) {
      send(WatchEvents.initialMark(request.selection().type(), cursor));
    }
  }

  /** Waits for changes and sends them; false when the log no longer reaches back far enough. */
  private boolean sendNext(Duration remaining) throws IOException, InterruptedException {
    Duration patience = remaining.compareTo(BOOKMARK_PERIOD) < 0 ? remaining : BOOKMARK_PERIOD;
    Optional<List<LogEntry>> changes = store.after(cursor, patience);
    if (changes.isEmpty()) {
      send(WatchEvents.expired(cursor));
      return false;
    }
    for (LogEntry entry : changes.get()) {
      Optional<ObjectNode> event = WatchEvents.of(entry, request.selection(), request.view());
      if (event.isPresent() && !stopped) {
        send(event.get());
      }
      cursor = entry.version();
    }
    if (changes.get().isEmpty() && !stopped) {
      sendBookmark();
    }
    return true;
  }

  private void sendBookmark() throws IOException {
    if (request.bookmarks()) {
      send(WatchEvents.bookmark(request.selection().type(), cursor));
    }
  }

  private void send(ObjectNode event) throws IOException {
    stream.send(Json.bytes(event));
  }
}

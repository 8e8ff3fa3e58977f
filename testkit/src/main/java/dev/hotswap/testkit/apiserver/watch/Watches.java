package dev.hotswap.testkit.apiserver.watch;

import dev.hotswap.testkit.apiserver.http.EventStream;
import dev.hotswap.testkit.apiserver.store.ObjectStore;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All watches that are open. */
public final class Watches {
  private final ObjectStore store;
  private final Map<Watch, String> open = new ConcurrentHashMap<>();

  /** The watches of a cluster. */
  public Watches(ObjectStore store) {
    this.store = store;
  }

  /**
   * Serves a watch until it times out, the client leaves or it is dropped.
   *
   * @param user whose it is
   */
  public void serve(String user, WatchRequest request, EventStream stream)
      throws IOException, InterruptedException {
    Watch watch = new Watch(request, store, stream);
    open.put(watch, user);
    Thread.ofVirtual().name("watch-client").start(() -> endWhenClientLeaves(watch, stream));
    try {
      watch.run();
    } finally {
      open.remove(watch);
    }
  }

  /** Breaks every open watch, as a restart of a real server would. */
  public void drop() {
    open.keySet().forEach(Watch::stop);
    open.clear();
    store.wake();
  }

  /** How many watches are open. */
  public int count() {
    return open.size();
  }

  /** How many watches of these users are open. */
  public int count(Collection<String> users) {
    return Math.toIntExact(open.values().stream().filter(users::contains).count());
  }

  private void endWhenClientLeaves(Watch watch, EventStream stream) {
    stream.awaitClientGone();
    watch.stop();
    store.wake();
  }
}

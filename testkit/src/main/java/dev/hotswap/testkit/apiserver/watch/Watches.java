package dev.hotswap.testkit.apiserver.watch;

import dev.hotswap.testkit.apiserver.http.EventStream;
import dev.hotswap.testkit.apiserver.store.ObjectStore;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All watches that are open. */
public final class Watches {
  private final ObjectStore store;
  private final Set<Watch> open = ConcurrentHashMap.newKeySet();

  /** The watches of a cluster. */
  public Watches(ObjectStore store) {
    this.store = store;
  }

  /** Serves a watch until it times out, the client leaves or it is dropped. */
  public void serve(WatchRequest request, EventStream stream)
      throws IOException, InterruptedException {
    Watch watch = new Watch(request, store, stream);
    open.add(watch);
    Thread.ofVirtual().name("watch-client").start(() -> endWhenClientLeaves(watch, stream));
    try {
      watch.run();
    } finally {
      open.remove(watch);
    }
  }

  /** Breaks every open watch, as a restart of a real server would. */
  public void drop() {
    open.forEach(Watch::stop);
    open.clear();
    store.wake();
  }

  /** How many watches are open. */
  public int count() {
    return open.size();
  }

  private void endWhenClientLeaves(Watch watch, EventStream stream) {
    stream.awaitClientGone();
    watch.stop();
    store.wake();
  }
}

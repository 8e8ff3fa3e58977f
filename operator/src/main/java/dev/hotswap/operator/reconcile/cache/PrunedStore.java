package dev.hotswap.operator.reconcile.cache;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps of each object only what somebody reads. */
final class PrunedStore<T extends HasMetadata> implements ItemStore<T> {
  private final Map<String, T> objects = new ConcurrentHashMap<>();
  private final UnaryOperator<T> prune;
  private final Heard<T> heard;

  /**
   * An empty store.
   *
   * @param prune gives a smaller object of the same identity; it may change the one it is given
   */
  PrunedStore(UnaryOperator<T> prune) {
    this(prune, Heard.nobody());
  }

  /**
   * An empty store.
   *
   * @param heard told of all that is kept
   */
  PrunedStore(UnaryOperator<T> prune, Heard<T> heard) {
    this.prune = prune;
    this.heard = heard;
  }

  @Override
  public String getKey(T object) {
    return Cache.metaNamespaceKeyFunc(object);
  }

  @Override
  public @Nullable T put(String key, T object) {
    T kept = Prune.annotations(prune.apply(object));
    T last = objects.put(key, kept);
    heard.put().accept(key, kept);
    return last;
  }

  /** Puts another in the place of one that is still there. */
  void replace(String key, T other) {
    objects.computeIfPresent(key, (same, now) -> other);
  }

  @Override
  public @Nullable T remove(String key) {
    T last = objects.remove(key);
    heard.removed().accept(key);
    return last;
  }

  @Override
  public Stream<String> keySet() {
    return objects.keySet().stream();
  }

  @Override
  public Stream<T> values() {
    return objects.values().stream();
  }

  @Override
  public @Nullable T get(String key) {
    return objects.get(key);
  }

  @Override
  public int size() {
    return objects.size();
  }
}

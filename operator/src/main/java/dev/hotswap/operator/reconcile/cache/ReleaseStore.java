package dev.hotswap.operator.reconcile.cache;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.wire.RawTree;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The releases that are watched. What the schema leaves open in releases that serve nothing yet is
 * kept up to a sum for each namespace: pods bound the others, but nothing bounds objects that only
 * wait.
 */
public final class ReleaseStore implements ItemStore<GoRelease> {
  private static final long MOST = 4L << 20;

  private final Map<String, GoRelease> releases = new ConcurrentHashMap<>();
  private final Map<String, Long> waiting = new HashMap<>();
  private final Map<String, Long> sums = new HashMap<>();
  private final long most;

  /** An empty store with the bound of a real one. */
  public ReleaseStore() {
    this(MOST);
  }

  /** An empty store that keeps so many characters of waiting open parts for each namespace. */
  ReleaseStore(long most) {
    this.most = most;
  }

  @Override
  public String getKey(GoRelease release) {
    return Cache.metaNamespaceKeyFunc(release);
  }

  @Override
  public synchronized @Nullable GoRelease put(String key, GoRelease release) {
    String namespace = release.getMetadata().getNamespace();
    forget(key, namespace);
    Prune.metadata(release);
    long length = length(release);
    boolean refused = length > 0 && sums.getOrDefault(namespace, 0L) + length > most;
    if (!refused) {
      waiting.put(key, length);
      sums.merge(namespace, length, Long::sum);
    }
    return releases.put(key, refused ? without(release) : release);
  }

  @Override
  public synchronized @Nullable GoRelease remove(String key) {
    GoRelease gone = releases.remove(key);
    if (gone != null) {
      forget(key, gone.getMetadata().getNamespace());
    }
    return gone;
  }

  private void forget(String key, String namespace) {
    long length = Optional.ofNullable(waiting.remove(key)).orElse(0L);
    sums.merge(namespace, -length, Long::sum);
  }

  /** Characters that count: those of open parts that nobody runs yet. */
  private static long length(GoRelease release) {
    boolean serves = release.getStatus() != null && release.getStatus().stable() != null;
    return serves || release.getSpec() == null
        ? 0
        : release.getSpec().openParts().mapToLong(part -> part.json().length()).sum();
  }

  private GoRelease without(GoRelease release) {
    RawTree refused =
        RawTree.refused(
            (" is not read: releases of namespace %s that serve nothing yet hold more than %,d"
                    + " characters of templates and routes together; delete some, then change this"
                    + " one")
                .formatted(release.getMetadata().getNamespace(), most),
            release.getMetadata().getUid() + "/" + release.getMetadata().getGeneration());
    GoRelease small = new GoRelease();
    small.setMetadata(release.getMetadata());
    small.setStatus(release.getStatus());
    small.setSpec(release.getSpec().withOpenParts(part -> refused));
    return small;
  }

  @Override
  public Stream<String> keySet() {
    return releases.keySet().stream();
  }

  @Override
  public Stream<GoRelease> values() {
    return releases.values().stream();
  }

  @Override
  public @Nullable GoRelease get(String key) {
    return releases.get(key);
  }

  @Override
  public int size() {
    return releases.size();
  }
}

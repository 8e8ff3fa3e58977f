package dev.hotswap.operator.reconcile.cache;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.wire.RawTree;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The releases that one informer watches. What the schema leaves open in releases that serve
 * nothing yet is kept up to a sum for each namespace: pods bound the others, but nothing bounds
 * objects that only wait. All together are bounded by a {@link TextBudget}: a template that finds
 * no room there is put aside.
 */
public final class ReleaseStore implements ItemStore<GoRelease>, TextBudget.Holder {
  private static final long MOST = 4L << 20;
  private static final int SMALL = 128;

  private final Map<String, GoRelease> releases = new ConcurrentHashMap<>();
  private final Map<String, Long> waiting = new HashMap<>();
  private final Map<String, Long> sums = new HashMap<>();
  private final long most;
  private final TextBudget budget;
  private final ReleaseIndex index;

  /** An empty store with the bound of a real one. */
  public ReleaseStore(TextBudget budget, ReleaseIndex index) {
    this(MOST, budget, index);
  }

  /** An empty store that keeps so many characters of waiting open parts for each namespace. */
  ReleaseStore(long most, TextBudget budget, ReleaseIndex index) {
    this.most = most;
    this.budget = budget;
    this.index = index;
    budget.add(this);
  }

  @Override
  public String getKey(GoRelease release) {
    return Cache.metaNamespaceKeyFunc(release);
  }

  @Override
  public synchronized @Nullable GoRelease put(String key, GoRelease release) {
    forget(key, release.getMetadata().getNamespace());
    Prune.metadata(release);
    GoRelease before = releases.put(key, bounded(key, release));
    if (before != null && !before.getMetadata().getUid().equals(release.getMetadata().getUid())) {
      index.remove(before);
    }
    index.put(release);
    return before;
  }

  private GoRelease bounded(String key, GoRelease release) {
    String namespace = release.getMetadata().getNamespace();
    long length = length(release);
    if (length == 0) {
      return release;
    }
    boolean serves = serves(release);
    if (!serves && sums.getOrDefault(namespace, 0L) + length > most) {
      return refused(release);
    }
    if (!serves) {
      waiting.put(key, length);
      sums.merge(namespace, length, Long::sum);
    }
    return budget.keep(label(key), length) ? release : aside(key, release);
  }

  @Override
  public synchronized @Nullable GoRelease remove(String key) {
    GoRelease gone = releases.remove(key);
    if (gone != null) {
      forget(key, gone.getMetadata().getNamespace());
      index.remove(gone);
    }
    return gone;
  }

  private void forget(String key, String namespace) {
    long length = Optional.ofNullable(waiting.remove(key)).orElse(0L);
    sums.merge(namespace, -length, Long::sum);
    budget.forget(label(key));
  }

  private static String label(String key) {
    return "GoRelease " + key;
  }

  private static boolean serves(GoRelease release) {
    return release.getStatus() != null && release.getStatus().stable() != null;
  }

  /** One that serves, and of which nothing is under way. */
  static boolean rests(GoRelease release) {
    return release.getStatus() != null
        && release.getStatus().stable() != null
        && release.getStatus().attempt() == null
        && !release.isMarkedForDeletion();
  }

  private static long length(GoRelease release) {
    return release.getSpec() == null
        ? 0
        : release.getSpec().openParts().mapToLong(part -> part.json().length()).sum();
  }

  private GoRelease refused(GoRelease release) {
    RawTree refused =
        RawTree.refused(
            (" is not read: releases of namespace %s that serve nothing yet hold more than %,d"
                    + " characters of templates and routes together; delete some, then change this"
                    + " one")
                .formatted(release.getMetadata().getNamespace(), most),
            release.getMetadata().getUid() + "/" + release.getMetadata().getGeneration());
    return with(release, part -> refused);
  }

  /** Its claims on hosts are compared with those of others, and stay; small ones do, too. */
  private GoRelease aside(String key, GoRelease release) {
    RawTree template = release.getSpec().template();
    boolean large = template != null && template.json().length() > SMALL;
    GoRelease small =
        large ? with(release, part -> part.equals(template) ? Aside.MARK : part) : release;
    budget.note(label(key), length(small));
    return small;
  }

  private static GoRelease with(GoRelease release, UnaryOperator<RawTree> other) {
    GoRelease small = new GoRelease();
    small.setMetadata(release.getMetadata());
    small.setStatus(release.getStatus());
    small.setSpec(release.getSpec().withOpenParts(other));
    return small;
  }

  @Override
  public synchronized void putAside() {
    for (Map.Entry<String, GoRelease> entry : releases.entrySet()) {
      if (!budget.isTooFull()) {
        return;
      }
      if (rests(entry.getValue()) && !Aside.is(entry.getValue())) {
        entry.setValue(aside(entry.getKey(), entry.getValue()));
      }
    }
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

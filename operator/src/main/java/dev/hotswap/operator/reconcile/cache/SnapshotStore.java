package dev.hotswap.operator.reconcile.cache;

import dev.hotswap.api.wire.RawTree;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The revisions that are kept for releases. What one keeps is held as text, a tenth of the size of
 * a tree, and put aside where the {@link TextBudget} is full.
 */
final class SnapshotStore implements ItemStore<ControllerRevision>, TextBudget.Holder {
  private final PrunedStore<ControllerRevision> snapshots;
  private final Predicate<ControllerRevision> mayWait;
  private final TextBudget budget;

  /**
   * An empty store.
   *
   * @param prune what is kept besides the data
   * @param mayWait of a release of which nothing is under way
   */
  SnapshotStore(
      UnaryOperator<ControllerRevision> prune,
      Predicate<ControllerRevision> mayWait,
      TextBudget budget) {
    this.snapshots = new PrunedStore<>(full -> bounded(prune.apply(full)));
    this.mayWait = mayWait;
    this.budget = budget;
    budget.add(this);
  }

  private ControllerRevision bounded(ControllerRevision snapshot) {
    if (snapshot.getData() instanceof RawTree text
        && !budget.keep(label(getKey(snapshot)), text.json().length())) {
      snapshot.setData(Aside.MARK);
    }
    return snapshot;
  }

  @Override
  public synchronized void putAside() {
    for (ControllerRevision snapshot : snapshots.values().toList()) {
      if (!budget.isTooFull()) {
        return;
      }
      if (!Aside.is(snapshot) && mayWait.test(snapshot)) {
        String key = getKey(snapshot);
        budget.forget(label(key));
        snapshots.replace(key, aside(snapshot));
      }
    }
  }

  /** Another object: whoever reads the old one reads on. */
  private static ControllerRevision aside(ControllerRevision snapshot) {
    return new ControllerRevision(
        snapshot.getApiVersion(),
        Aside.MARK,
        snapshot.getKind(),
        snapshot.getMetadata(),
        snapshot.getRevision());
  }

  private static String label(String key) {
    return "ControllerRevision " + key;
  }

  @Override
  public String getKey(ControllerRevision snapshot) {
    return snapshots.getKey(snapshot);
  }

  @Override
  public synchronized @Nullable ControllerRevision put(String key, ControllerRevision snapshot) {
    budget.forget(label(key));
    return snapshots.put(key, snapshot);
  }

  @Override
  public synchronized @Nullable ControllerRevision remove(String key) {
    budget.forget(label(key));
    return snapshots.remove(key);
  }

  @Override
  public Stream<String> keySet() {
    return snapshots.keySet();
  }

  @Override
  public Stream<ControllerRevision> values() {
    return snapshots.values();
  }

  @Override
  public @Nullable ControllerRevision get(String key) {
    return snapshots.get(key);
  }

  @Override
  public int size() {
    return snapshots.size();
  }
}

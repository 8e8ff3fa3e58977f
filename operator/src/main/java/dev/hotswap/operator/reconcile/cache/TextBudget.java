package dev.hotswap.operator.reconcile.cache;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * How many characters of what schemas leave open — templates of pods, kept revisions — all releases
 * of all namespaces may hold in memory together. What finds no room is put aside: it is read from
 * the API server when a turn needs it. So memory does not grow with what tenants write, and nothing
 * is lost.
 */
public final class TextBudget {
  private static final int SHARE = 8;

  private final Map<String, Long> kept = new HashMap<>();
  private final List<Holder> holders = new CopyOnWriteArrayList<>();
  private final long most;
  private long limit;
  private long sum;

  /** Holds texts, and can put them aside. */
  interface Holder {
    /** Puts aside what can be, while {@link TextBudget#isTooFull()}. */
    void putAside();
  }

  /**
   * Room for so much.
   *
   * @param most characters
   */
  public TextBudget(long most) {
    this.most = most;
    this.limit = most;
  }

  /** An eighth of the heap, where a character mostly is a byte. */
  public static TextBudget ofThisMachine() {
    return new TextBudget(Runtime.getRuntime().maxMemory() / SHARE);
  }

  /** It is asked to put aside what it holds when memory is short. */
  void add(Holder holder) {
    holders.add(holder);
  }

  /**
   * Takes note of a text, in place of the one of that key before.
   *
   * @param key tells it from all other texts
   * @return false where it has to be put aside
   */
  synchronized boolean keep(String key, long length) {
    forget(key);
    if (sum + length > limit) {
      return false;
    }
    note(key, length);
    return true;
  }

  /** Takes note of a text that is held, whether there is room for it or not. */
  synchronized void note(String key, long length) {
    forget(key);
    kept.put(key, length);
    sum += length;
  }

  /** A text is not held any more. */
  synchronized void forget(String key) {
    sum -= Optional.ofNullable(kept.remove(key)).orElse(0L);
  }

  /** Characters that are held. */
  public synchronized long held() {
    return sum;
  }

  /** More is held than may be, since {@link #shed()}. */
  synchronized boolean isTooFull() {
    return sum > limit;
  }

  /** Holds half as much as now at most, until {@link #restore()}; how many characters went. */
  public long shed() {
    long before;
    synchronized (this) {
      before = sum;
      limit = sum / 2;
    }
    holders.forEach(Holder::putAside);
    return before - held();
  }

  /** As much may be held again as at first. */
  public synchronized void restore() {
    limit = most;
  }
}

package dev.hotswap.operator.simulation;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.store.LogEntry;
import java.util.Map;
import java.util.Optional;

/**
 * One change of the cluster and the cluster just before it.
 *
 * @param readyBefore how many pods of each slot took requests a second earlier: caches may lag
 * @param rivals whether two operators acted, or one that was replaced could wake up
 * @param woken whether a leader woke up in the middle of a write and may have finished it
 */
record Change(
    LogEntry entry, Shadow before, Map<Slot, Long> readyBefore, boolean rivals, boolean woken) {
  boolean of(String resource) {
    return entry.key().resource().equals(resource);
  }

  /** The object after a change that no person made. */
  Optional<ApiObject> byMachine() {
    return entry.after().filter(after -> mark(Optional.of(after)).equals(mark(entry.before())));
  }

  private static String mark(Optional<ApiObject> object) {
    return object.map(o -> o.annotations().getOrDefault(HandEdits.MARK, "")).orElse("");
  }

  /**
   * Whether a leader that slept may have made this: what changes an object carries the version that
   * was read, and what makes one has none to carry.
   */
  boolean madeInSleep() {
    return woken && entry.before().isEmpty();
  }

  /** Whether somebody could have known that nothing of this slot takes requests. */
  boolean dead(Slot slot) {
    return before.ready(slot) == 0 && readyBefore.getOrDefault(slot, 0L) == 0;
  }

  /** Whether something of this slot takes requests, and did a second earlier. */
  boolean alive(Slot slot) {
    return before.ready(slot) > 0 && readyBefore.getOrDefault(slot, 0L) > 0;
  }
}

package dev.hotswap.operator.simulation;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.store.LogEntry;
import dev.hotswap.testkit.apiserver.store.ObjectStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads every change in the server's log, in order, and holds it against the laws. */
final class Ledger {
  private static final int MOST = 8;
  private static final Set<String> HEARTBEATS = Set.of("leases.coordination.k8s.io", "nodes");

  private final ObjectStore store;
  private final Shadow shadow = new Shadow();
  private final Map<Slot, Long> ready = new EnumMap<>(Slot.class);
  private final List<String> broken = new ArrayList<>();
  private final Set<String> phases = new HashSet<>();
  private final Set<String> unopposed = new HashSet<>();
  private long cursor;
  private long newest;
  private int statusChanges;

  Ledger(ObjectStore store) {
    this.store = store;
  }

  /** Reads what changed since the last time. */
  void read(int second, boolean rivals, boolean woken) {
    for (LogEntry entry : news()) {
      var change = new Change(entry, shadow, Map.copyOf(ready), rivals, woken);
      for (WriteLaw law : WriteLaw.values()) {
        law.broken(change).ifPresent(how -> note("%s at %d s: %s".formatted(law, second, how)));
      }
      shadow.follow(entry);
      count(entry);
      phase(entry);
      opposition(entry);
      cursor = entry.version();
    }
    for (Slot slot : Slot.values()) {
      ready.put(slot, shadow.ready(slot));
    }
  }

  private List<LogEntry> news() {
    try {
      return store
          .after(cursor, Duration.ZERO)
          .orElseThrow(() -> new IllegalStateException("the log was cut before it was read"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private void count(LogEntry entry) {
    boolean release = entry.key().resource().equals(Shadow.RELEASES);
    if (release && !status(entry.before()).equals(status(entry.after()))) {
      statusChanges++;
    }
    if (!HEARTBEATS.contains(entry.key().resource())) {
      newest = entry.version();
    }
  }

  private static String status(Optional<ApiObject> release) {
    return release.map(r -> r.at("status").toString()).orElse("");
  }

  private void phase(LogEntry entry) {
    if (entry.key().resource().equals(Shadow.RELEASES)) {
      entry
          .after()
          .map(release -> release.at("status", "phase").asText())
          .filter(phase -> !phase.isEmpty())
          .ifPresent(phases::add);
    }
  }

  private void opposition(LogEntry entry) {
    if (entry.key().resource().equals(Shadow.RELEASES) && stable(entry.before()).isEmpty()) {
      stable(entry.after()).ifPresent(unopposed::add);
    }
  }

  private static Optional<String> stable(Optional<ApiObject> release) {
    return release
        .map(r -> r.at("status", "stable", "version").asText())
        .filter(version -> !version.isEmpty());
  }

  private void note(String violation) {
    if (broken.size() < MOST) {
      broken.add(violation);
    }
  }

  /** The cluster as of what was read. */
  Shadow shadow() {
    return shadow;
  }

  /** Version of the newest change that was read, heartbeats of nodes aside. */
  long newest() {
    return newest;
  }

  /** How often a release's status became another one. */
  int statusChanges() {
    return statusChanges;
  }

  /** Phases that status went through. */
  Set<String> phases() {
    return Set.copyOf(phases);
  }

  /** Versions that became stable where none was: nothing was there to judge them by. */
  Set<String> unopposed() {
    return Set.copyOf(unopposed);
  }

  List<String> broken() {
    return List.copyOf(broken);
  }
}

package dev.hotswap.operator.reconcile.cache;

import dev.hotswap.api.release.GoRelease;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Releases by what is asked for in every turn, so that nobody looks through all of them: who has a
 * UID, and which have something under way. Told by the stores of all informers.
 */
public final class ReleaseIndex {
  private final Map<String, ResourceID> byUid = new ConcurrentHashMap<>();
  private final Map<String, Set<ResourceID>> active = new ConcurrentHashMap<>();

  /** A release is like this now. */
  void put(GoRelease release) {
    ResourceID id = ResourceID.fromResource(release);
    byUid.put(release.getMetadata().getUid(), id);
    if (isActive(release)) {
      active.compute(namespace(release), (namespace, some) -> with(some, id));
    } else {
      rests(release, id);
    }
  }

  /** A release is gone. */
  void remove(GoRelease release) {
    ResourceID id = ResourceID.fromResource(release);
    byUid.remove(release.getMetadata().getUid(), id);
    rests(release, id);
  }

  private void rests(GoRelease release, ResourceID id) {
    active.computeIfPresent(namespace(release), (namespace, some) -> without(some, id));
  }

  /** The name of the release that has this UID. */
  Optional<ResourceID> of(String uid) {
    return Optional.ofNullable(byUid.get(uid));
  }

  /** Releases of a namespace of which something is under way, or nothing is known yet. */
  Stream<ResourceID> active(String namespace) {
    return active.getOrDefault(namespace, Set.of()).stream();
  }

  /** The same of all namespaces. */
  Stream<ResourceID> active() {
    return active.values().stream().flatMap(Set::stream);
  }

  private static Set<ResourceID> with(@Nullable Set<ResourceID> some, ResourceID id) {
    Set<ResourceID> more = some == null ? ConcurrentHashMap.newKeySet() : some;
    more.add(id);
    return more;
  }

  private static @Nullable Set<ResourceID> without(Set<ResourceID> some, ResourceID id) {
    some.remove(id);
    return some.isEmpty() ? null : some;
  }

  private static boolean isActive(GoRelease release) {
    return release.getStatus() == null || release.getStatus().attempt() != null;
  }

  private static String namespace(GoRelease release) {
    return release.getMetadata().getNamespace();
  }
}

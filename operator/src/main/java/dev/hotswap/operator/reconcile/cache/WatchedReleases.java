package dev.hotswap.operator.reconcile.cache;

import dev.hotswap.api.policy.HotSwapPolicy;
import dev.hotswap.api.release.GoRelease;
import io.fabric8.kubernetes.api.model.Namespace;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.Cache;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The releases that are watched, as last seen or written. */
final class WatchedReleases {
  private final Cache<GoRelease> cache;
  private final ReleaseIndex index;

  /**
   * Reads these.
   *
   * @param index of the same releases
   */
  WatchedReleases(Cache<GoRelease> cache, ReleaseIndex index) {
    this.cache = cache;
    this.index = index;
  }

  /** The release of this name, whether or not it can be read. */
  Optional<GoRelease> of(ResourceID id) {
    return cache.get(id);
  }

  /** The release of this UID. */
  Optional<GoRelease> of(String uid) {
    return index
        .of(uid)
        .flatMap(this::readable)
        .filter(release -> uid.equals(release.getMetadata().getUid()));
  }

  /** Every release that can be read. */
  Stream<GoRelease> all() {
    return cache.list(WatchedReleases::isReadable);
  }

  /** Those of this namespace of which something is under way, or nothing is known yet. */
  Stream<GoRelease> active(String namespace) {
    return index.active(namespace).flatMap(id -> readable(id).stream());
  }

  /** Names of those of all namespaces. */
  Set<ResourceID> active() {
    return index.active().collect(Collectors.toSet());
  }

  /** Names of those that use this policy. */
  Set<ResourceID> using(HotSwapPolicy policy) {
    String name = policy.getMetadata().getName();
    return ids(
        release ->
            release.getSpec().policyRef().name().equals(name)
                && isIn(policy.getMetadata().getNamespace(), release));
  }

  /** Names of those in this namespace. */
  Set<ResourceID> in(Namespace namespace) {
    return ids(release -> isIn(namespace.getMetadata().getName(), release));
  }

  private Set<ResourceID> ids(Predicate<GoRelease> which) {
    return all().filter(which).map(ResourceID::fromResource).collect(Collectors.toSet());
  }

  private Optional<GoRelease> readable(ResourceID id) {
    return cache.get(id).filter(WatchedReleases::isReadable);
  }

  private static boolean isReadable(GoRelease release) {
    return release.getSpec() != null;
  }

  private static boolean isIn(String namespace, GoRelease release) {
    return namespace.equals(release.getMetadata().getNamespace());
  }
}

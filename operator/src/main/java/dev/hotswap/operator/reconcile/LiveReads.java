package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.core.release.desired.Desired;
import dev.hotswap.operator.kube.Applied;
import dev.hotswap.operator.reconcile.cache.ClusterCache;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;
import java.util.Set;

/** Reads past the caches, after a conflict showed that they lag. */
final class LiveReads {
  private final KubernetesClient client;
  private final ClusterCache cache;

  LiveReads(KubernetesClient client, ClusterCache cache) {
    this.client = client;
    this.cache = cache;
  }

  /** The release as it is; empty when it is gone. */
  Optional<GoRelease> release(GoRelease seen) {
    return Optional.ofNullable(client.resource(seen).get());
  }

  /** Makes a release visible as it was just written. */
  void wrote(GoRelease before, GoRelease written) {
    cache.wrote(before, written);
  }

  /** Whether this is the newest state of the release. */
  boolean current(GoRelease seen) {
    String version = seen.getMetadata().getResourceVersion();
    return release(seen)
        .filter(live -> version.equals(live.getMetadata().getResourceVersion()))
        .isPresent();
  }

  /**
   * Puts what changed unseen, as it is, into the cache.
   *
   * @param conflicts kind and name of each
   */
  void again(ReconcileContext context, Desired desired, Set<String> conflicts) {
    unseenRoutes(context, desired, conflicts);
    context
        .holdings()
        .all()
        .filter(object -> conflicts.contains(Applied.describe(object)))
        .forEach(this::again);
  }

  private void again(HasMetadata object) {
    Optional.ofNullable(client.resource(object).get())
        .ifPresent(live -> cache.wrote(Optional.of(object), live));
  }

  /** Routes that the cache did not have. */
  private void unseenRoutes(ReconcileContext context, Desired desired, Set<String> conflicts) {
    context.routing().bindings(desired.route()).objects().stream()
        .filter(route -> conflicts.contains(route.toString()))
        .filter(route -> context.holdings().route(route.type(), route.name()).isEmpty())
        .forEach(
            route ->
                Optional.ofNullable(
                        client
                            .resources(route.type())
                            .inNamespace(context.owner().namespace())
                            .withName(route.name())
                            .get())
                    .ifPresent(live -> cache.wrote(Optional.empty(), live)));
  }
}

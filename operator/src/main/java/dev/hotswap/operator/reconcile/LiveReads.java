package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.core.release.Desired;
import dev.hotswap.operator.reconcile.cache.ClusterCache;
import dev.hotswap.operator.reconcile.cache.Holdings;
import io.fabric8.istio.api.networking.v1.VirtualService;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;

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

  /** Whether this is the newest state of the release. */
  boolean current(GoRelease seen) {
    String version = seen.getMetadata().getResourceVersion();
    return release(seen)
        .filter(live -> version.equals(live.getMetadata().getResourceVersion()))
        .isPresent();
  }

  /** Puts the release's routes, as they are, into the cache. */
  void routes(Scene scene, Desired desired) {
    for (String name : scene.routing().router(desired.route()).names()) {
      Optional.ofNullable(
              client
                  .resources(VirtualService.class)
                  .inNamespace(scene.owner().namespace())
                  .withName(name)
                  .get())
          .ifPresent(live -> cache.wrote(Holdings.named(scene.holdings().routes(), name), live));
    }
  }
}

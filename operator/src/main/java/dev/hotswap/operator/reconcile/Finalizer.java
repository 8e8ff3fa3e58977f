package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.operator.kube.Apply;
import dev.hotswap.operator.reconcile.cache.ClusterCache;
import dev.hotswap.operator.reconcile.cache.Finalizers;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps a deleted release until its route is released. Put on before anything is made for the
 * release; taken off last. Both are refused where the release changed since it was read.
 */
final class Finalizer {
  /** Its name; part of the API. */
  static final String NAME = Finalizers.OWN;

  private static final PatchContext MERGE =
      new PatchContext.Builder()
          .withPatchType(PatchType.JSON_MERGE)
          .withFieldManager(Apply.FIELD_MANAGER)
          .build();

  private final KubernetesClient client;
  private final ClusterCache cache;

  Finalizer(KubernetesClient client, ClusterCache cache) {
    this.client = client;
    this.cache = cache;
  }

  /** Whether it is on. */
  static boolean isOn(GoRelease release) {
    return release.getMetadata().getFinalizers().contains(NAME);
  }

  /**
   * The release with it; empty where the release changed meanwhile, or is gone.
   *
   * @throws KubernetesClientException where the API server cannot be reached or refuses otherwise
   */
  Optional<GoRelease> on(GoRelease release) {
    return isOn(release)
        ? Optional.of(release)
        : whole(release)
            .flatMap(
                read ->
                    with(
                        read,
                        Stream.concat(finalizers(read), Stream.of(NAME)).distinct().toList()));
  }

  /**
   * Takes it off; the release is gone once nobody else holds it.
   *
   * @return false where the release changed meanwhile: then it has to be asked again
   * @throws KubernetesClientException where the API server cannot be reached or refuses otherwise
   */
  boolean off(GoRelease release) {
    return !isOn(release)
        || whole(release)
            .flatMap(
                read -> with(read, finalizers(read).filter(name -> !NAME.equals(name)).toList()))
            .isPresent();
  }

  private static Stream<String> finalizers(GoRelease release) {
    return release.getMetadata().getFinalizers().stream();
  }

  /** With all the finalizers of others, however many those are. */
  private Optional<GoRelease> whole(GoRelease release) {
    return Finalizers.isPruned(release.getMetadata().getFinalizers())
        ? Optional.ofNullable(client.resource(release).get())
        : Optional.of(release);
  }

  private static String patch(GoRelease read, List<String> finalizers) {
    return Serialization.asJson(
        Map.of(
            "metadata",
            Map.of(
                "uid", read.getMetadata().getUid(),
                "resourceVersion", read.getMetadata().getResourceVersion(),
                "finalizers", finalizers)));
  }

  private Optional<GoRelease> with(GoRelease read, List<String> finalizers) {
    try {
      GoRelease written = client.resource(read).patch(MERGE, patch(read, finalizers));
      cache.wrote(read, written);
      return Optional.of(written);
    } catch (KubernetesClientException e) {
      return switch (e.getCode()) {
        case HttpURLConnection.HTTP_CONFLICT, HttpURLConnection.HTTP_NOT_FOUND -> Optional.empty();
        default -> throw e;
      };
    }
  }
}

package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.status.GoReleaseStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;

/**
 * Writes status before anything else is written: server-side apply that carries the resourceVersion
 * the decision was made on, so that whoever decided on older news is refused. Status that says the
 * same already is not sent.
 */
final class StatusWriter {
  private final KubernetesClient client;

  StatusWriter(KubernetesClient client) {
    this.client = client;
  }

  /** What became of it. */
  sealed interface Persisted {}

  /** Status says it; the release as it is now. */
  record Written(GoRelease live) implements Persisted {}

  /** Status said it already. */
  record Unchanged(GoRelease live) implements Persisted {}

  /** The release changed since it was read: read again, decide again. */
  record Conflict() implements Persisted {}

  /** The release is gone. */
  record Gone() implements Persisted {}

  /**
   * Makes status say this.
   *
   * @throws KubernetesClientException where the API server cannot be reached or refuses otherwise
   */
  Persisted persist(GoRelease read, GoReleaseStatus status) {
    if (status.equals(read.getStatus())) {
      return new Unchanged(read);
    }
    try {
      return new Written(StatusPatch.send(client, fresh(read, status)));
    } catch (KubernetesClientException e) {
      return switch (e.getCode()) {
        case HttpURLConnection.HTTP_CONFLICT -> new Conflict();
        case HttpURLConnection.HTTP_NOT_FOUND -> new Gone();
        default -> throw e;
      };
    }
  }

  private static GoRelease fresh(GoRelease read, GoReleaseStatus status) {
    var fresh = new GoRelease();
    fresh.setMetadata(StatusPatch.identity(read));
    fresh.setStatus(status);
    return fresh;
  }
}

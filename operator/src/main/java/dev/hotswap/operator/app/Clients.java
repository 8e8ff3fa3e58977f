package dev.hotswap.operator.app;

import dev.hotswap.operator.kube.Apply;
import dev.hotswap.operator.kube.decode.LenientSerialization;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Clients of the API server, with an impatience that fits what they are for. What they create is
 * owned under the same name as what they apply: the server takes it from the user agent.
 */
final class Clients {
  private static final Duration WORK = Duration.ofSeconds(5);
  private static final int WORK_RETRIES = 2;

  /** Five is the client's own limit: a rollback would wait behind five requests that hang. */
  private static final int AT_ONCE = 64;

  private Clients() {}

  /**
   * For watching and writing. A request that hangs must not hold up a rollback for long.
   *
   * @param unread told of each object that cannot be read as a whole
   */
  static KubernetesClient forWork(Config cluster, Consumer<HasMetadata> unread) {
    return client(cluster, WORK, WORK_RETRIES, unread);
  }

  /**
   * For what a way back consists of, on connections of its own: one try at a time, because the next
   * one is decided on anew.
   *
   * @param unread told of each object that cannot be read as a whole
   */
  static KubernetesClient forWayBack(Config cluster, Consumer<HasMetadata> unread) {
    return client(cluster, WORK, 0, unread);
  }

  /** For the Lease: an attempt that takes longer than the time between attempts is no use. */
  static KubernetesClient forLease(Config cluster, Duration patience) {
    return client(cluster, patience, 0, lease -> {});
  }

  private static KubernetesClient client(
      Config cluster, Duration timeout, int retries, Consumer<HasMetadata> unread) {
    Config config =
        new ConfigBuilder(cluster)
            .withRequestTimeout(Math.toIntExact(timeout.toMillis()))
            .withConnectionTimeout(Math.toIntExact(timeout.toMillis()))
            .withRequestRetryBackoffLimit(retries)
            .withMaxConcurrentRequestsPerHost(AT_ONCE)
            .withUserAgent(Apply.FIELD_MANAGER)
            .build();
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withKubernetesSerialization(LenientSerialization.telling(unread))
        .build();
  }
}

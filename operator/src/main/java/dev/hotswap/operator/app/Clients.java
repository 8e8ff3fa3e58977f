package dev.hotswap.operator.app;

import dev.hotswap.operator.kube.Apply;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Duration;

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

  /** For watching and writing. A request that hangs must not hold up a rollback for long. */
  static KubernetesClient forWork(Config cluster) {
    return client(cluster, WORK, WORK_RETRIES);
  }

  /** For the Lease: an attempt that takes longer than the time between attempts is no use. */
  static KubernetesClient forLease(Config cluster, Duration patience) {
    return client(cluster, patience, 0);
  }

  private static KubernetesClient client(Config cluster, Duration timeout, int retries) {
    Config config =
        new ConfigBuilder(cluster)
            .withRequestTimeout(Math.toIntExact(timeout.toMillis()))
            .withConnectionTimeout(Math.toIntExact(timeout.toMillis()))
            .withRequestRetryBackoffLimit(retries)
            .withMaxConcurrentRequestsPerHost(AT_ONCE)
            .withUserAgent(Apply.FIELD_MANAGER)
            .build();
    return new KubernetesClientBuilder().withConfig(config).build();
  }
}

package dev.hotswap.e2e.real;

import dev.hotswap.e2e.stack.Await;
import dev.hotswap.e2e.stack.ClusterObjects;
import dev.hotswap.e2e.stack.GatewayPods;
import dev.hotswap.e2e.stack.Resource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * What is installed in the cluster before anything is released.
 *
 * @param programs the folder that also holds Istio's resource definitions
 */
record Installation(KubernetesClient client, Path programs) {
  /** The mesh, and the operator's resources and rights. */
  void create(Path repository) throws IOException, InterruptedException {
    new ClusterObjects(client).create(repository);
    mesh();
  }

  /** The mesh alone. */
  void mesh() throws IOException, InterruptedException {
    ClusterObjects objects = new ClusterObjects(client);
    objects.namespace("istio-system");
    objects.namespace(GatewayPods.NAMESPACE);
    objects.apply(programs.resolve("istio-crds.yaml"));
    Await.until("Istio's resources to be served", Await.PATIENCE, () -> gateway(objects));
    new GatewayPods(client, Clock.systemUTC()).create(List.of("10.244.0.50"));
  }

  private boolean gateway(ClusterObjects objects) {
    String text = Resource.text("real/gateway.yaml", Map.of());
    try {
      objects.apply(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
      return true;
    } catch (KubernetesClientException notYetServed) {
      return false;
    }
  }
}

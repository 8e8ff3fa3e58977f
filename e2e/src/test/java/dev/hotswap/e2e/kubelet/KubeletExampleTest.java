package dev.hotswap.e2e.kubelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotswap.e2e.kubelet.container.BackOff;
import dev.hotswap.e2e.kubelet.image.Image;
import dev.hotswap.e2e.kubelet.image.ImageCatalog;
import dev.hotswap.e2e.kubelet.image.Program;
import dev.hotswap.testkit.apiserver.FakeApiServer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeletExampleTest {

  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: payment, namespace: default}
      spec: {nodeName: node-1, containers: [{name: app, image: "payment:2.0"}]}
      """;

  @TempDir private Path logs;

  @Test
  void runs_containers_as_local_processes() {
    ImageCatalog registry = new ImageCatalog();
    Program program = Program.of("/bin/sh", "-c", "echo \"at $POD_IP\"; exec sleep 600");
    registry.publish(
        "payment:2.0", new Image("sha256:" + "a".repeat(64), Duration.ofMillis(5), program));
    KubeletSettings settings =
        new KubeletSettings(
            Set.of("node-1"),
            registry,
            AddressPool.loopback(78), // pods get 127.78.0.1, 127.78.0.2 …
            new BackOff(Duration.ofMillis(100), Duration.ofSeconds(1)),
            logs,
            InstantSource.system());
    try (FakeApiServer server = FakeApiServer.start();
        KubernetesClient client = server.client();
        ProcessKubelet kubelet = new ProcessKubelet(client, settings)) {
      HasMetadata pod = client.resource(POD).create();
      await().until(() -> client.resource(pod).isReady());

      assertThat(kubelet.process("default", "payment").orElseThrow().destroyForcibly()).isTrue();
      var payment = client.pods().inNamespace("default").withName("payment");
      await()
          .until(
              () -> payment.get().getStatus().getContainerStatuses().getFirst(), // kill -9
              container -> container.getRestartCount() == 1);
    }
  }
}

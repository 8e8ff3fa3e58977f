package dev.hotswap.testkit.controllers;

import dev.hotswap.core.testing.ManualClock;
import dev.hotswap.testkit.Closing;
import dev.hotswap.testkit.apiserver.FakeApiServer;
import dev.hotswap.testkit.apiserver.Settings;
import dev.hotswap.testkit.controllers.node.PlayedNode;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** A cluster of two Windows nodes and a namespace, at a time that only the test moves. */
final class World implements AutoCloseable {
  final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T12:00:00Z"));
  private final Closing closing = new Closing();
  final FakeApiServer server = closing.later(FakeApiServer.start(Settings.DEFAULT.clock(clock)));
  final KubernetesClient client = closing.later(server.client());
  final PlayedCluster cluster = closing.later(new PlayedCluster(server));

  World() {
    server.createNamespace("shop");
    cluster.addNode(PlayedNode.windows("win-1", "10.0.20348"));
    cluster.addNode(PlayedNode.windows("win-2", "10.0.20348"));
  }

  void apply(HasMetadata manifest) {
    client.resource(manifest).serverSideApply();
    cluster.settle();
  }

  void advance(Duration duration) {
    cluster.advance(clock, duration);
  }

  List<Pod> pods() {
    return client.pods().inNamespace("shop").list().getItems().stream()
        .sorted(Comparator.comparing(pod -> pod.getMetadata().getCreationTimestamp()))
        .toList();
  }

  Pod pod(String name) {
    return client.pods().inNamespace("shop").withName(name).require();
  }

  ContainerStatus container(String pod) {
    return pod(pod).getStatus().getContainerStatuses().getFirst();
  }

  Deployment deployment() {
    return client.apps().deployments().inNamespace("shop").withName("payment-a").require();
  }

  @Override
  public void close() {
    closing.close();
  }
}

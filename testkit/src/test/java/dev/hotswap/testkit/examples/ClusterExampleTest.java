package dev.hotswap.testkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.testing.ManualClock;
import dev.hotswap.testkit.apiserver.FakeApiServer;
import dev.hotswap.testkit.apiserver.Settings;
import dev.hotswap.testkit.controllers.PlayedCluster;
import dev.hotswap.testkit.controllers.node.PlayedImage;
import dev.hotswap.testkit.controllers.node.PlayedNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClusterExampleTest {

  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: payment, namespace: default}
      spec:
        replicas: 3
        selector: {matchLabels: {app: payment}}
        template:
          metadata: {labels: {app: payment}}
          spec: {containers: [{name: app, image: "payment:2.0"}]}
      """;

  @Test
  void rolls_deployments_out_in_no_time() {
    ManualClock clock = new ManualClock(Instant.parse("2026-01-01T12:00:00Z"));
    try (FakeApiServer server = FakeApiServer.start(Settings.DEFAULT.clock(clock));
        PlayedCluster cluster = new PlayedCluster(server);
        KubernetesClient client = server.client()) {
      cluster.addNode(PlayedNode.linux("node-1"));
      Duration pull = Duration.ofSeconds(40);
      Duration start = Duration.ofSeconds(1);
      Duration ready = Duration.ofSeconds(4);
      cluster.registry().push("payment:2.0", PlayedImage.healthy("2.0").taking(pull, start, ready));
      var payment = client.resource(DEPLOYMENT).create();

      cluster.advance(clock, Duration.ofSeconds(39));
      assertThat(client.resource(payment).isReady()).isFalse();
      cluster.advance(clock, Duration.ofSeconds(6));
      assertThat(client.resource(payment).isReady()).isTrue();
    }
  }
}

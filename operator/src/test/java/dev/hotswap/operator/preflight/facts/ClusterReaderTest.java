package dev.hotswap.operator.preflight.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotswap.operator.workload.Pool;
import dev.hotswap.testkit.apiserver.FakeApiServer;
import dev.hotswap.testkit.apiserver.access.PolicyRule;
import dev.hotswap.testkit.apiserver.access.User;
import dev.hotswap.testkit.fault.Fault;
import dev.hotswap.testkit.fault.RequestMatch;
import io.fabric8.istio.api.networking.v1.VirtualServiceBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClusterReaderTest {
  private static final Pool POOL = new Pool(Optional.empty(), Map.of("agentpool", "win22"));

  private final FakeApiServer server = FakeApiServer.start();
  private final KubernetesClient client = server.client();
  private final List<Node> nodes = List.of(node("win-1", "win22"), node("win-2", "other"));

  @BeforeEach
  void somethingToSee() {
    server.createNamespace("shop");
    server.createNamespace("web");
    pod("shop", "win-1");
    pod("web", "win-1");
    pod("web", "win-2");
    client
        .resource(
            new VirtualServiceBuilder()
                .withNewMetadata()
                .withName("legacy")
                .withNamespace("web")
                .endMetadata()
                .withNewSpec()
                .withHosts("payment.example.com")
                .endSpec()
                .build())
        .create();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void seesPodsOfThePoolsNodesAndRoutesOfEveryNamespace() {
    Cluster cluster = new ClusterReader(client).read("shop", POOL, nodes);

    assertThat(cluster.pods())
        .extracting(pod -> pod.getMetadata().getNamespace())
        .containsExactlyInAnyOrder("shop", "web");
    assertThat(cluster.virtualServices()).hasSize(1);
    assertThat(cluster.unseen()).isEmpty();
  }

  @Test
  void whatItMayNotListIsTold() {
    User limited = User.named("operator");
    server.grant(
        limited,
        new PolicyRule(
            List.of("list"), List.of("", "apps"), List.of("services", "deployments"), List.of()));
    try (KubernetesClient few = server.client(limited)) {
      Cluster cluster = new ClusterReader(few).read("shop", POOL, nodes);

      assertThat(cluster.unseen())
          .containsExactly(
              ClusterReader.PODS,
              "PodDisruptionBudget",
              "HorizontalPodAutoscaler",
              "VirtualService",
              "DestinationRule");
      assertThat(cluster.saw(ClusterReader.PODS)).isFalse();
      assertThat(cluster.saw("Service")).isTrue();
    }
  }

  @Test
  void aServerThatFailsIsNotAnEmptyCluster() {
    server.faults().next(Fault.refuse(500), RequestMatch.of("list", "services"));

    assertThatThrownBy(() -> new ClusterReader(client).read("shop", POOL, nodes))
        .isInstanceOf(KubernetesClientException.class);
  }

  private void pod(String namespace, String node) {
    client
        .resource(
            new PodBuilder()
                .withNewMetadata()
                .withGenerateName("p-")
                .withNamespace(namespace)
                .endMetadata()
                .withNewSpec()
                .withNodeName(node)
                .addNewContainer()
                .withName("app")
                .withImage("app:1")
                .endContainer()
                .endSpec()
                .build())
        .create();
  }

  private static Node node(String name, String pool) {
    return new NodeBuilder()
        .withNewMetadata()
        .withName(name)
        .addToLabels(Pool.OS_LABEL, Pool.WINDOWS)
        .addToLabels("agentpool", pool)
        .endMetadata()
        .build();
  }
}

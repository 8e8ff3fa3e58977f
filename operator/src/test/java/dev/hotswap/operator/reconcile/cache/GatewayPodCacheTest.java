package dev.hotswap.operator.reconcile.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.operator.metrics.gateway.GatewayPod;
import dev.hotswap.testkit.apiserver.FakeApiServer;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatewayPodCacheTest {
  private final FakeApiServer server = FakeApiServer.start();
  private final KubernetesClient client = server.client();
  private final GatewayPodCache pods = new GatewayPodCache(client);

  @BeforeEach
  void namespace() {
    server.createNamespace("istio-ingress");
  }

  @AfterEach
  void stop() {
    pods.close();
    client.close();
    server.close();
  }

  @Test
  void theFirstQuestionAfterAStartSeesThePodsThatAreThere() {
    create(pod("gateway-0", "10.244.0.50", "True"));
    create(pod("gateway-1", "10.244.0.51", "False"));

    assertThat(pods.ready("istio-ingress", "istio=ingress"))
        .extracting(GatewayPod::name)
        .containsExactly("gateway-0");
  }

  @Test
  void aSelectorThatMatchesNothingIsAnsweredToo() {
    assertThat(pods.ready("istio-ingress", "istio=none")).isEmpty();
  }

  private void create(Pod pod) {
    client.resource(pod).create();
    client.resource(pod).updateStatus();
  }

  private static Pod pod(String name, String address, String ready) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace("istio-ingress")
        .addToLabels("istio", "ingress")
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withName("istio-proxy")
        .withImage("registry.example.com/istio/proxyv2:1.31.0")
        .endContainer()
        .endSpec()
        .withNewStatus()
        .withPhase("Running")
        .withPodIP(address)
        .addNewCondition()
        .withType("Ready")
        .withStatus(ready)
        .endCondition()
        .endStatus()
        .build();
  }
}

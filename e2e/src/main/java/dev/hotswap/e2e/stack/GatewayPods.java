package dev.hotswap.e2e.stack;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.util.List;

/** The gateway's pods as the API server knows them: whoever scrapes a gateway finds it by these. */
public final class GatewayPods {
  /** The namespace of the gateway. */
  public static final String NAMESPACE = "istio-ingress";

  private final KubernetesClient client;
  private final Clock clock;

  /** Pods in the API server of this client. */
  public GatewayPods(KubernetesClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /** One ready pod for each address. */
  public void create(List<String> addresses) {
    for (int number = 0; number < addresses.size(); number++) {
      Pod pod = pod("gateway-" + number, addresses.get(number));
      client.resource(pod).create();
      client.resource(pod).updateStatus();
    }
  }

  private Pod pod(String name, String address) {
    String now = clock.instant().toString();
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(NAMESPACE)
        .addToLabels("istio", "ingress")
        .endMetadata()
        .withNewSpec()
        .withNodeName("linux-0")
        .addNewContainer()
        .withName("istio-proxy")
        .withImage("registry.example.com/istio/proxyv2:1.31.0")
        .endContainer()
        .endSpec()
        .withNewStatus()
        .withPhase("Running")
        .withPodIP(address)
        .addNewPodIP(address)
        .withStartTime(now)
        .addNewCondition()
        .withType("Ready")
        .withStatus("True")
        .withLastTransitionTime(now)
        .endCondition()
        .addNewContainerStatus()
        .withName("istio-proxy")
        .withReady(true)
        .withRestartCount(0)
        .withNewState()
        .withNewRunning()
        .withStartedAt(now)
        .endRunning()
        .endState()
        .endContainerStatus()
        .endStatus()
        .build();
  }
}

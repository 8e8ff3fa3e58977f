package dev.hotswap.e2e.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hotswap.api.CrdManifest;
import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.status.Phase;
import dev.hotswap.e2e.stack.Await;
import dev.hotswap.e2e.stack.Kubeconfig;
import dev.hotswap.e2e.stack.Resource;
import dev.hotswap.operator.metrics.gateway.GatewayPod;
import dev.hotswap.testkit.Closing;
import dev.hotswap.testkit.apiserver.FakeApiServer;
import dev.hotswap.testkit.apiserver.access.PolicyRule;
import dev.hotswap.testkit.apiserver.access.User;
import dev.hotswap.testkit.controllers.PlayedCluster;
import dev.hotswap.testkit.controllers.node.PlayedNode;
import io.fabric8.istio.api.networking.v1.VirtualService;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Many releases on a played cluster whose pods are no processes: what the operator looks after. */
final class Crowd implements AutoCloseable {
  private static final String NAMESPACE = "shop";
  private static final String GATEWAY_NODE = "gateway-0";
  private static final String GATEWAY = "istio-ingress";
  private static final User OPERATOR = User.named("operator");
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Closing closing = new Closing();
  private final FakeApiServer server = closing.later(FakeApiServer.start());
  private final KubernetesClient people = closing.later(server.client());
  private final PlayedCluster cluster = closing.later(new PlayedCluster(server));

  /** A cluster that is ready for releases. */
  Crowd() {
    for (CrdManifest crd : CrdManifest.values()) {
      people.load(stream(crd.yaml())).create();
    }
    server.createNamespace(NAMESPACE);
    server.createNamespace("hotswap-system");
    server.grant(OPERATOR, new PolicyRule(List.of("*"), List.of("*"), List.of("*"), List.of()));
    cluster.addNode(PlayedNode.windows("windows-0", "10.0.20348").room("9000", "9000", "9000Gi"));
    // Its kubelet plays nothing, so that what is said of the gateway's pods stays.
    cluster.addNode(PlayedNode.linux(GATEWAY_NODE));
    cluster.loseNode(GATEWAY_NODE);
    cluster.start();
  }

  /** Writes the kubeconfig of the operator. */
  Path kubeconfig(Path file) {
    return Kubeconfig.write(file, server.clientConfig(OPERATOR));
  }

  /** Applies so many releases, all at once. */
  void apply(int releases) {
    people.load(stream(Resource.text("bench/policy.yaml", Map.of()))).create();
    for (int number = 0; number < releases; number++) {
      people.load(stream(release(number, "1.0.0", "simple"))).create();
    }
  }

  /** As many more, each a copy of the first one; from now on nobody plays the cluster. */
  void copy(int from, int until) {
    cluster.close();
    CopiedRelease first = CopiedRelease.of(people, NAMESPACE, "service-0");
    IntStream.range(from, until)
        .parallel()
        .forEach(number -> first.write(people, "service-" + number));
  }

  /** Applies a version that is watched while it gets a tenth of the requests. */
  void commit(int number, String version) {
    people.load(stream(release(number, version, "watched"))).forceConflicts().serverSideApply();
  }

  /** Applies the policy of those versions, and the pods of the gateway that counts. */
  void watch(List<GatewayPod> gateway) {
    people.load(stream(Resource.text("bench/load-policy.yaml", Map.of()))).create();
    server.createNamespace(GATEWAY);
    gateway.forEach(pod -> people.resource(pod(pod)).create());
    gateway.forEach(pod -> people.resource(pod(pod)).updateStatus());
  }

  /** Tells of every route that is written, until the crowd is closed. */
  void onRoute(Consumer<VirtualService> written) {
    people
        .resources(VirtualService.class)
        .inNamespace(NAMESPACE)
        .inform(
            new ResourceEventHandler<>() {
              @Override
              public void onAdd(VirtualService route) {
                written.accept(route);
              }

              @Override
              public void onUpdate(VirtualService before, VirtualService route) {
                written.accept(route);
              }

              @Override
              public void onDelete(VirtualService route, boolean unknown) {}
            });
  }

  private static String release(int number, String version, String policy) {
    return Resource.text(
        "bench/release.yaml",
        Map.of("name", "service-" + number, "version", version, "policy", policy));
  }

  private static Pod pod(GatewayPod pod) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(pod.name())
        .withNamespace(GATEWAY)
        .addToLabels("istio", "ingress")
        .endMetadata()
        .withNewSpec()
        .withNodeName(GATEWAY_NODE)
        .addNewContainer()
        .withName("istio-proxy")
        .withImage("proxy")
        .endContainer()
        .endSpec()
        .withNewStatus()
        .withPhase("Running")
        .withPodIP(pod.address())
        .addNewCondition()
        .withType("Ready")
        .withStatus("True")
        .endCondition()
        .addNewContainerStatus()
        .withName("istio-proxy")
        .withReady(true)
        .withNewState()
        .withNewRunning()
        .withStartedAt(pod.startedAt().truncatedTo(ChronoUnit.SECONDS).toString())
        .endRunning()
        .endState()
        .endContainerStatus()
        .endStatus()
        .build();
  }

  /** Returns when every release is stable. */
  void awaitStable() throws InterruptedException {
    Await.until("every release to be stable", PATIENCE, this::stable);
  }

  private boolean stable() {
    List<GoRelease> all =
        people.resources(GoRelease.class).inNamespace(NAMESPACE).list().getItems();
    return all.stream()
        .allMatch(
            release -> release.getStatus() != null && release.getStatus().phase() == Phase.STABLE);
  }

  /** What the operator asked since this was called last. */
  Requests requests() {
    Requests seen = Requests.of(server, OPERATOR.name());
    server.audit().clear();
    return seen;
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  @Override
  public void close() {
    closing.close();
  }
}

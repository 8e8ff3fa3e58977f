package dev.hotswap.e2e.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hotswap.api.CrdManifest;
import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.status.Phase;
import dev.hotswap.e2e.stack.Await;
import dev.hotswap.e2e.stack.Kubeconfig;
import dev.hotswap.e2e.stack.Resource;
import dev.hotswap.testkit.apiserver.FakeApiServer;
import dev.hotswap.testkit.apiserver.access.PolicyRule;
import dev.hotswap.testkit.apiserver.access.User;
import dev.hotswap.testkit.controllers.PlayedCluster;
import dev.hotswap.testkit.controllers.node.PlayedNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Many releases on a played cluster whose pods are no processes: what the operator looks after. */
final class Crowd implements AutoCloseable {
  private static final String NAMESPACE = "shop";
  private static final User OPERATOR = User.named("operator");
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final FakeApiServer server = FakeApiServer.start();
  private final KubernetesClient people = server.client();
  private final PlayedCluster cluster = new PlayedCluster(server);

  /** A cluster that is ready for releases. */
  Crowd() {
    for (CrdManifest crd : CrdManifest.values()) {
      people.load(stream(crd.yaml())).create();
    }
    server.createNamespace(NAMESPACE);
    server.createNamespace("hotswap-system");
    server.grant(OPERATOR, new PolicyRule(List.of("*"), List.of("*"), List.of("*"), List.of()));
    cluster.addNode(PlayedNode.windows("windows-0", "10.0.20348").room("9000", "9000", "9000Gi"));
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
      String text = Resource.text("bench/release.yaml", Map.of("name", "service-" + number));
      people.load(stream(text)).create();
    }
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
    cluster.close();
    people.close();
    server.close();
  }
}

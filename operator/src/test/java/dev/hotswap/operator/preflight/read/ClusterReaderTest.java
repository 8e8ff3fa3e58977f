package dev.hotswap.operator.preflight.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.app.Kinds;
import dev.hotswap.operator.grant.Tenant;
import dev.hotswap.operator.kube.Json;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.naming.ClusterNames;
import dev.hotswap.operator.preflight.facts.CandidateRequest;
import dev.hotswap.operator.preflight.facts.Claimant;
import dev.hotswap.operator.preflight.facts.Cluster;
import dev.hotswap.operator.preflight.facts.Unseen;
import dev.hotswap.operator.workload.Blueprint;
import dev.hotswap.operator.workload.Pool;
import dev.hotswap.operator.workload.windows.Drain;
import dev.hotswap.testkit.apiserver.FakeApiServer;
import dev.hotswap.testkit.apiserver.access.PolicyRule;
import dev.hotswap.testkit.apiserver.access.User;
import dev.hotswap.testkit.fault.Fault;
import dev.hotswap.testkit.fault.RequestMatch;
import io.fabric8.istio.api.networking.v1.VirtualService;
import io.fabric8.istio.api.networking.v1.VirtualServiceBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClusterReaderTest {
  private static final Pool POOL = new Pool(Optional.empty(), Map.of("agentpool", "win22"));

  private final FakeApiServer server = FakeApiServer.start();
  private final KubernetesClient client = server.client();
  private final List<HasMetadata> watched = new ArrayList<>();
  private final List<Node> nodes = List.of(node("win-1", "win22"), node("win-2", "other"));

  @BeforeEach
  void somethingToSee() {
    server.createNamespace("shop");
    server.createNamespace("web");
    pod("shop", "win-1");
    pod("web", "win-1");
    pod("web", "win-2");
    client.resource(route("web", "legacy", Map.of())).create();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void seesPodsOfThePoolsNodesAndRoutesOfEveryNamespace() {
    Cluster cluster = reader(client, true).read(wish(10), nodes);

    assertThat(cluster.pods())
        .extracting(pod -> pod.getMetadata().getNamespace())
        .containsExactlyInAnyOrder("shop", "web");
    assertThat(cluster.routes()).hasSize(1);
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
      Cluster cluster = reader(few, true).read(wish(10), nodes);

      assertThat(cluster.unseen())
          .containsExactly(
              Unseen.PODS,
              in("poddisruptionbudgets.policy"),
              in("horizontalpodautoscalers.autoscaling"),
              in("virtualservices.networking.istio.io"),
              in("destinationrules.networking.istio.io"));
      assertThat(cluster.saw(Unseen.PODS)).isFalse();
      assertThat(cluster.saw(in("services"))).isTrue();
    }
  }

  @Test
  void aServerThatFailsIsNotAnEmptyCluster() {
    server.faults().next(Fault.refuse(500), RequestMatch.of("list", "services"));

    assertThatThrownBy(() -> reader(client, true).read(wish(10), nodes))
        .isInstanceOf(KubernetesClientException.class);
  }

  @Test
  void noMoreNodesAreLookedAtThanItTakesToFindRoom() {
    List<Node> pool = List.of(node("win-1", "win22"), node("win-3", "win22"));
    server.audit().clear();

    reader(client, true).read(wish(2), pool);

    assertThat(server.audit().entries(entry -> entry.verbAndResource().equals("list pods")))
        .as("one node has room for both pods")
        .hasSize(1);
  }

  @Test
  void whatTheOperatorWatchesIsNotAskedForAgain() {
    client.resource(service("shop", "payment-a", Map.of(Labels.RELEASE, "payment"))).create();
    client.resource(service("shop", "legacy", Map.of())).create();
    watched.add(service("shop", "seen-by-watch", Map.of(Labels.RELEASE, "payment")));
    watched.add(service("web", "elsewhere", Map.of(Labels.RELEASE, "catalog")));

    Cluster cluster = reader(client, true).read(wish(1), nodes);

    assertThat(cluster.services())
        .extracting(service -> service.getMetadata().getName())
        .containsExactlyInAnyOrder("legacy", "seen-by-watch");
  }

  @Test
  void ofNamespacesThatNobodyWatchesEverythingIsAskedFor() {
    VirtualService route = route("web", "of-another-operator", Map.of(Labels.RELEASE, "catalog"));
    client.resource(route).create();

    assertThat(reader(client, true).read(wish(1), nodes).routes())
        .extracting(found -> found.getMetadata().getName())
        .containsExactly("legacy");
    assertThat(reader(client, false).read(wish(1), nodes).routes())
        .extracting(found -> found.getMetadata().getName())
        .containsExactlyInAnyOrder("legacy", "of-another-operator");
  }

  @Test
  void podsThatAreWatchedTakeRoomToo() {
    watched.add(on("win-1", Map.of(Labels.RELEASE, "payment", Labels.REVISION, "5f2c81d0")));

    assertThat(reader(client, true).read(wish(10), nodes).pods())
        .as("two that run there and the one that is watched")
        .hasSize(3);
  }

  @Test
  void aLongListIsReadInPagesWithoutLosingAny() {
    IntStream.range(0, 600)
        .mapToObj(number -> service("shop", "legacy-" + number, Map.of()))
        .forEach(service -> client.resource(service).create());
    server.audit().clear();

    Cluster cluster = reader(client, true).read(wish(1), nodes);

    assertThat(cluster.services())
        .extracting(service -> service.getMetadata().getName())
        .doesNotHaveDuplicates()
        .hasSize(600);
    assertThat(server.audit().entries(entry -> entry.verbAndResource().equals("list services")))
        .hasSizeGreaterThan(1);
  }

  private ClusterReader reader(KubernetesClient reading, boolean everywhere) {
    return new ClusterReader(
        reading, new Kept(everywhere, watched), Kinds.of(new ClusterNames("cluster.local")));
  }

  /** What a watch has seen. */
  private record Kept(boolean everywhere, List<HasMetadata> objects) implements Watched {
    @Override
    public <T extends HasMetadata> Stream<T> all(Class<T> kind) {
      return objects.stream().filter(kind::isInstance).map(kind::cast);
    }
  }

  private static Unseen in(String resource) {
    return new Unseen(resource, Optional.of("shop"));
  }

  private static CandidateRequest wish(int pods) {
    var release = new Owner("hotswap.dev/v1alpha1", "GoRelease", "shop", "payment", "uid-1");
    var template =
        new PodTemplateSpecBuilder()
            .withNewSpec()
            .addNewContainer()
            .withName("app")
            .endContainer()
            .endSpec()
            .build();
    return new CandidateRequest(
        new Claimant(release, new Tenant("shop", Map.of()), Set.of()),
        new Blueprint(Json.tree(template), Json.tree(List.of())),
        Optional.empty(),
        Slot.A,
        pods,
        POOL,
        new Drain(Duration.ofSeconds(10), Duration.ofSeconds(30)),
        "payment",
        List.of(),
        false);
  }

  private static VirtualService route(String namespace, String name, Map<String, String> labels) {
    return new VirtualServiceBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(namespace)
        .withLabels(labels)
        .endMetadata()
        .withNewSpec()
        .withHosts("payment.example.com")
        .endSpec()
        .build();
  }

  private static Service service(String namespace, String name, Map<String, String> labels) {
    return new ServiceBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(namespace)
        .withLabels(labels)
        .endMetadata()
        .withNewSpec()
        .addToSelector("app", name)
        .addNewPort()
        .withPort(80)
        .endPort()
        .endSpec()
        .build();
  }

  private void pod(String namespace, String node) {
    Pod pod = on(node, Map.of());
    pod.getMetadata().setNamespace(namespace);
    client.resource(pod).create();
  }

  private static Pod on(String node, Map<String, String> labels) {
    return new PodBuilder()
        .withNewMetadata()
        .withGenerateName("p-")
        .withNamespace("shop")
        .withLabels(labels)
        .endMetadata()
        .withNewSpec()
        .withNodeName(node)
        .addNewContainer()
        .withName("app")
        .withImage("app:1")
        .endContainer()
        .endSpec()
        .build();
  }

  private static Node node(String name, String pool) {
    return new NodeBuilder()
        .withNewMetadata()
        .withName(name)
        .addToLabels(Pool.OS_LABEL, Pool.WINDOWS)
        .addToLabels("agentpool", pool)
        .endMetadata()
        .withNewStatus()
        .addToAllocatable("pods", new Quantity("6"))
        .addNewCondition()
        .withType("Ready")
        .withStatus("True")
        .endCondition()
        .endStatus()
        .build();
  }
}

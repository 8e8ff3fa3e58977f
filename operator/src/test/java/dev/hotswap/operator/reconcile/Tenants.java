package dev.hotswap.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.condition.Condition;
import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.api.release.status.Phase;
import dev.hotswap.operator.reconcile.simulated.InProcess;
import dev.hotswap.operator.reconcile.simulated.Shop;
import dev.hotswap.operator.simulated.SimulatedCluster;
import dev.hotswap.testkit.Closing;
import io.fabric8.istio.api.networking.v1.VirtualService;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** Two namespaces, shop and bank, and one operator whose settings grant something to each. */
final class Tenants implements AutoCloseable {
  static final String GRANTS =
      """
      grants:
      - namespaces: [shop]
        hosts: ['*.example.com']
        gateways: [istio-ingress/public]
        metricSources: ['*']
      - {namespaceLabels: {edge: "yes"}, hosts: ['*.example.com'], gateways: [istio-ingress/public]}
      """;

  private final Closing closing = new Closing();
  final SimulatedCluster theatre;
  final Shop shop;
  private final Path file;

  /** The operator runs, with {@link #GRANTS}. */
  Tenants() {
    this(GRANTS);
  }

  /** The operator runs, with these grants. */
  Tenants(String grants) {
    try {
      file = Files.createTempFile("settings", ".yaml");
      closing.later(() -> Files.delete(file));
      settings(grants);
      theatre = closing.later(new SimulatedCluster(new InProcess(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    theatre.server().createNamespace("bank");
    shop = new Shop(theatre);
    theatre.startOperator();
  }

  @Override
  public void close() {
    closing.close();
  }

  /** From now on the operator's settings grant this. */
  void settings(String grants) {
    try {
      Files.writeString(file, InProcess.STRICT + grants);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first version serves, and the second one has begun to get requests. */
  void shifting() {
    shop.commit("payment", "1.0");
    shop.until("payment", Phase.STABLE);
    shop.commit("payment", "2.0");
    shop.until("payment", Phase.SHIFTING);
  }

  String inBank(String name, String host) {
    return shop.manifest(name, "1.0")
            .replace("namespace: shop", "namespace: bank")
            .replace(name + ".example.com", host)
            .replace("policyRef: {name: careful}", "policyRef: {name: plain}")
        + """
        ---
        apiVersion: hotswap.dev/v1alpha1
        kind: HotSwapPolicy
        metadata: {name: plain, namespace: bank}
        spec: {steps: [{name: half, setWeight: 50, pause: {duration: 5s}}]}
        """;
  }

  void label(String namespace, String edge) {
    theatre
        .people()
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName(namespace)
                .addToLabels("edge", edge)
                .endMetadata()
                .build())
        .patch(PatchContext.of(PatchType.JSON_MERGE));
    assertThat(theatre.people().resources(Namespace.class).withName(namespace).get()).isNotNull();
  }

  void until(BooleanSupplier there) {
    for (int second = 0; second < 400 && !there.getAsBoolean(); second++) {
      theatre.second();
    }
    assertThat(there.getAsBoolean()).isTrue();
  }

  List<String> hosts(String namespace, String name) {
    return virtualServices(namespace).list().getItems().stream()
        .filter(route -> route.getMetadata().getName().equals(name))
        .flatMap(route -> route.getSpec().getHosts().stream())
        .toList();
  }

  VirtualService route(String namespace, String name) {
    return Objects.requireNonNull(virtualServices(namespace).withName(name).get());
  }

  NonNamespaceOperation<
          VirtualService, KubernetesResourceList<VirtualService>, Resource<VirtualService>>
      virtualServices(String namespace) {
    return theatre.people().resources(VirtualService.class).inNamespace(namespace);
  }

  GoRelease release(String namespace, String name) {
    return Objects.requireNonNull(
        theatre.people().resources(GoRelease.class).inNamespace(namespace).withName(name).get());
  }

  String stalled(String namespace, String name) {
    until(() -> release(namespace, name).getStatus() != null);
    return String.valueOf(Objects.requireNonNull(release(namespace, name).getStatus()).message());
  }

  static boolean says(GoReleaseStatus status, String type, String words) {
    return condition(status, type).stream().anyMatch(one -> one.message().contains(words));
  }

  static boolean version(GoReleaseStatus status, String version) {
    return status.stable() != null && status.stable().version().equals(version);
  }

  static List<Condition> condition(GoReleaseStatus status, String type) {
    return status.conditions().stream().filter(one -> one.type().equals(type)).toList();
  }
}

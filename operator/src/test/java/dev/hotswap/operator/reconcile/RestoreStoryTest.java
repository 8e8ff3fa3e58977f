package dev.hotswap.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.api.release.status.Phase;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.reconcile.simulated.InProcess;
import dev.hotswap.operator.reconcile.simulated.Shop;
import dev.hotswap.operator.simulated.SimulatedCluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A backup brought the objects of a release back without owner references, and the release itself
 * without status and under another UID.
 */
class RestoreStoryTest {
  private final SimulatedCluster simulated = new SimulatedCluster(new InProcess(InProcess.ALONE));
  private final Shop shop = new Shop(simulated);

  @BeforeEach
  void aReleaseThatIsGoneAndLeftItsObjects() {
    simulated.startOperator();
    shop.commit("payment", "1.0");
    shop.until("payment", Phase.STABLE);
    shop.deleteAsOrphan("payment");
    simulated.pass(Duration.ofSeconds(90));
    assertThat(shop.exists("payment")).isFalse();
    assertThat(all())
        .isNotEmpty()
        .allMatch(object -> object.getMetadata().getOwnerReferences().isEmpty());
  }

  @AfterEach
  void close() {
    simulated.close();
  }

  @Test
  void its_objects_are_taken_back_no_pod_is_restarted_and_the_next_version_is_released() {
    Set<String> pods = pods();

    shop.commit("payment", "1.0");
    shop.until("payment", Phase.STABLE);

    assertThat(serves("1.0")).isTrue();
    assertThat(pods()).isEqualTo(pods);
    assertThat(all()).allMatch(object -> !object.getMetadata().getOwnerReferences().isEmpty());
    assertThat(shop.told("ObjectsReclaimed"))
        .isNotEmpty()
        .anyMatch(note -> note.contains("Deployment payment-a"));
    assertThat(shop.told("PreflightFailed")).isEmpty();

    shop.commit("payment", "2.0");
    shop.until("payment", Phase.PROMOTING);
    shop.until("payment", Phase.STABLE);
    assertThat(serves("2.0")).isTrue();
  }

  @Test
  void an_operator_that_ends_at_any_of_the_writes_goes_on_where_it_was() {
    Set<String> pods = pods();
    simulated.killOperators();
    shop.commit("payment", "1.0");
    reown(Service.class, "payment-a");
    reown(PodDisruptionBudget.class, "payment-a");

    simulated.startOperator();
    shop.until("payment", Phase.STABLE);

    assertThat(pods()).isEqualTo(pods);
    assertThat(all()).allMatch(object -> !object.getMetadata().getOwnerReferences().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"app\",\"image\":"
            + "\"registry.example.com/other/thing:1\"}]}}}}",
        "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"app\",\"command\":"
            + "[\"other.exe\"]}]}}}}",
        "{\"metadata\":{\"labels\":{\"hotswap.dev/revision\":\"0000000000\"}}}",
        "{\"metadata\":{\"ownerReferences\":[{\"apiVersion\":\"v1\",\"kind\":\"Service\","
            + "\"name\":\"payment\",\"uid\":\"UID\",\"controller\":true}]}}"
      })
  void what_is_not_what_it_says_or_is_owned_stays_somebody_elses(String change) {
    simulated
        .people()
        .apps()
        .deployments()
        .inNamespace(SimulatedCluster.NAMESPACE)
        .withName("payment-a")
        .patch(
            PatchContext.of(PatchType.STRATEGIC_MERGE),
            change.replace("UID", uid(Service.class, "payment")));
    simulated.pass(Duration.ofSeconds(2));
    Deployment before = deployment();

    shop.commit("payment", "1.0");
    simulated.pass(Duration.ofSeconds(30));

    assertThat(deployment().getMetadata().getOwnerReferences())
        .isEqualTo(before.getMetadata().getOwnerReferences());
    assertThat(deployment().getSpec()).isEqualTo(before.getSpec());
    GoReleaseStatus status = shop.status("payment").orElseThrow();
    assertThat(status.message()).startsWith("1.0 waits: ").contains(" exists and ");
    assertThat(status.conditions())
        .anyMatch(condition -> condition.message().contains("Deployment payment-a exists and "));
    assertThat(routes()).as("the route that serves it").isNotEmpty();
  }

  private boolean serves(String version) {
    return shop.status("payment")
        .flatMap(status -> Optional.ofNullable(status.stable()))
        .filter(stable -> version.equals(stable.version()))
        .isPresent();
  }

  private List<GenericKubernetesResource> routes() {
    return simulated
        .people()
        .genericKubernetesResources("networking.istio.io/v1", "VirtualService")
        .inNamespace(SimulatedCluster.NAMESPACE)
        .list()
        .getItems();
  }

  private Deployment deployment() {
    return simulated
        .people()
        .apps()
        .deployments()
        .inNamespace(SimulatedCluster.NAMESPACE)
        .withName("payment-a")
        .get();
  }

  private <T extends HasMetadata> String uid(Class<T> kind, String name) {
    return simulated
        .people()
        .resources(kind)
        .inNamespace(SimulatedCluster.NAMESPACE)
        .withName(name)
        .get()
        .getMetadata()
        .getUid();
  }

  private <T extends HasMetadata> void reown(Class<T> kind, String name) {
    String uid = uid(GoRelease.class, "payment");
    simulated
        .people()
        .resources(kind)
        .inNamespace(SimulatedCluster.NAMESPACE)
        .withName(name)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            """
            {"metadata":{"ownerReferences":[{"apiVersion":"hotswap.dev/v1alpha1",
             "kind":"GoRelease","name":"payment","uid":"%s","controller":true}]}}
            """
                .formatted(uid));
  }

  private List<HasMetadata> all() {
    return Stream.<Class<? extends HasMetadata>>of(
            Deployment.class, Service.class, PodDisruptionBudget.class, ControllerRevision.class)
        .<HasMetadata>flatMap(kind -> list(kind).stream())
        .toList();
  }

  private List<? extends HasMetadata> list(Class<? extends HasMetadata> kind) {
    return simulated
        .people()
        .resources(kind)
        .inNamespace(SimulatedCluster.NAMESPACE)
        .withLabel(Labels.RELEASE, "payment")
        .list()
        .getItems();
  }

  private Set<String> pods() {
    return simulated
        .people()
        .pods()
        .inNamespace(SimulatedCluster.NAMESPACE)
        .withLabel(Labels.RELEASE, "payment")
        .list()
        .getItems()
        .stream()
        .map(Pod::getMetadata)
        .map(metadata -> metadata.getUid())
        .collect(Collectors.toSet());
  }
}

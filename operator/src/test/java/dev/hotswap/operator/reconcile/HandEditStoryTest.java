package dev.hotswap.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.condition.Condition;
import dev.hotswap.api.release.status.Phase;
import dev.hotswap.operator.reconcile.simulated.InProcess;
import dev.hotswap.operator.reconcile.simulated.Shop;
import dev.hotswap.operator.simulated.SimulatedCluster;
import io.fabric8.istio.api.networking.v1.VirtualService;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandEditStoryTest {
  private static final PatchContext BY_HAND =
      new PatchContext.Builder()
          .withPatchType(PatchType.JSON_MERGE)
          .withFieldManager("kubectl-edit")
          .build();

  private final SimulatedCluster simulated = new SimulatedCluster(new InProcess(InProcess.ALONE));
  private final Shop shop = new Shop(simulated);

  @BeforeEach
  void aReleaseThatServes() {
    simulated.startOperator();
    shop.commit("payment", "1.0");
    shop.until("payment", Phase.STABLE);
    simulated.pass(Duration.ofSeconds(20));
  }

  @AfterEach
  void close() {
    simulated.close();
  }

  @Test
  void an_overwritten_route_is_put_back_and_the_one_who_did_it_is_named() {
    VirtualService right = live(VirtualService.class, "payment-public");

    edit(VirtualService.class, "payment-public", "{\"spec\":{\"http\":[{\"route\":[]}]}}");
    simulated.second();

    assertThat(live(VirtualService.class, "payment-public").getSpec()).isEqualTo(right.getSpec());
    assertThat(shop.told("RouteOverwritten"))
        .singleElement()
        .asString()
        .startsWith("the route was overwritten by kubectl-edit at ");
  }

  @Test
  void a_slot_that_was_scaled_by_hand_gets_its_pods_back() {
    edit(Deployment.class, "payment-a", "{\"spec\":{\"replicas\":1}}");

    assertThat(live(Deployment.class, "payment-a").getSpec().getReplicas()).isEqualTo(4);
    assertThat(shop.told("SlotEdited"))
        .singleElement()
        .asString()
        .contains("slot a's number of pods was changed by kubectl-edit");
  }

  @Test
  void a_serving_slots_template_that_was_changed_by_hand_stays_and_is_shown_as_long_as_it_does() {
    edit(
        Deployment.class,
        "payment-a",
        "{\"spec\":{\"template\":{\"metadata\":{\"annotations\":{\"restarted\":\"now\"}}}}}");
    simulated.pass(Duration.ofSeconds(20));

    assertThat(
            live(Deployment.class, "payment-a")
                .getSpec()
                .getTemplate()
                .getMetadata()
                .getAnnotations())
        .as("putting it right would restart the pods that serve")
        .containsEntry("restarted", "now");
    assertThat(shop.told("SlotEdited")).hasSize(1);
    assertThat(condition("Converged").orElseThrow().reason()).isEqualTo("EditedByHand");
    assertThat(condition("Converged").orElseThrow().message()).contains("kubectl-edit");
  }

  @Test
  void a_slot_that_was_restarted_by_hand_is_as_desired() {
    edit(
        Deployment.class,
        "payment-a",
        "{\"spec\":{\"template\":{\"metadata\":{\"annotations\":"
            + "{\"kubectl.kubernetes.io/restartedAt\":\"2026-01-01T12:00:00Z\"}}}}}");
    simulated.pass(Duration.ofSeconds(20));

    assertThat(shop.told("SlotEdited")).isEmpty();
    assertThat(condition("Converged")).isEmpty();
  }

  @Test
  void a_slots_service_that_was_re_pointed_by_hand_is_put_back() {
    Map<String, String> right = live(Service.class, "payment-a").getSpec().getSelector();

    edit(Service.class, "payment-a", "{\"spec\":{\"selector\":{\"app\":\"mine\"}}}");

    assertThat(live(Service.class, "payment-a").getSpec().getSelector()).isEqualTo(right);
    assertThat(shop.told("SlotEdited"))
        .singleElement()
        .asString()
        .contains("Service payment-a was changed by kubectl-edit");
  }

  @Test
  void a_command_that_cannot_be_read_is_refused_once_and_shown_until_it_is_gone() {
    shop.ask("payment", "please promote");
    simulated.pass(Duration.ofSeconds(20));

    assertThat(shop.told("CommandRefused"))
        .singleElement()
        .asString()
        .contains("is not of the form verb@revision[/step]#token");
    assertThat(condition("CommandRead").orElseThrow().reason()).isEqualTo("CommandUnreadable");

    shop.patch("payment", "{\"metadata\":{\"annotations\":{\"hotswap.dev/command\":null}}}");
    simulated.pass(Duration.ofSeconds(20));
    assertThat(condition("CommandRead")).isEmpty();
  }

  private <T extends HasMetadata> void edit(Class<T> kind, String name, String mergePatch) {
    simulated
        .people()
        .resources(kind)
        .inNamespace(SimulatedCluster.NAMESPACE)
        .withName(name)
        .patch(BY_HAND, mergePatch);
    simulated.second();
  }

  private <T extends HasMetadata> T live(Class<T> kind, String name) {
    return Optional.ofNullable(
            simulated
                .people()
                .resources(kind)
                .inNamespace(SimulatedCluster.NAMESPACE)
                .withName(name)
                .get())
        .orElseThrow();
  }

  private Optional<Condition> condition(String type) {
    return shop.status("payment").orElseThrow().conditions().stream()
        .filter(condition -> condition.type().equals(type))
        .findFirst();
  }
}

package dev.hotswap.operator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.operator.reconcile.simulated.Shop;
import dev.hotswap.operator.simulated.SimulatedCluster;
import dev.hotswap.testkit.controllers.node.PlayedImage;
import io.fabric8.istio.api.networking.v1.VirtualService;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpecFaultsTest {
  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void a_revert_in_the_middle_of_a_release_goes_back_at_once_and_rejects_nothing() {
    // Given
    stage.serving().trying(50);

    // When
    stage.shop().commit("payment", "1.0");
    stage.simulated().second();

    // Then
    assertThat(Stage.candidateWeight(stage.status())).isZero();
    stage.untilStable("1.0");
    assertThat(stage.status().rejectedRevisions()).isEmpty();
    assertThat(stage.told("BreachDetected")).isEmpty();

    stage.shop().commit("payment", "2.0");
    stage.untilStable("2.0");
    assertThat(stage.lost()).isZero();
  }

  @Test
  void a_namespace_that_is_deleted_in_the_middle_of_a_release_goes_and_can_come_again() {
    // Given
    stage.serving().trying(10);

    // When
    stage.simulated().people().namespaces().withName(SimulatedCluster.NAMESPACE).delete();
    stage.pass(120);

    // Then
    var people = stage.simulated().people();
    assertThat(people.namespaces().withName(SimulatedCluster.NAMESPACE).get()).isNull();
    assertThat(stage.shop().exists("payment")).isFalse();
    assertThat(people.resources(VirtualService.class).inAnyNamespace().list().getItems()).isEmpty();

    stage.simulated().server().createNamespace(SimulatedCluster.NAMESPACE);
    Shop again = new Shop(stage.simulated());
    again.commit("payment", "1.0");
    stage.untilStable("1.0");
  }

  @Test
  void a_tag_that_moved_does_not_change_what_serves() {
    // Given
    stage.serving();
    List<String> before = images();
    stage.push("1.0", PlayedImage.healthy("something else under the same tag"));

    // When every pod is replaced
    stage.simulated().people().pods().inNamespace(SimulatedCluster.NAMESPACE).delete();
    stage.pass(90);

    // Then
    assertThat(images()).isEqualTo(before).allSatisfy(id -> assertThat(id).contains("@sha256:"));
    assertThat(stage.pods("a")).hasSize(4);
  }

  private List<String> images() {
    return stage.pods("a").stream()
        .flatMap(pod -> pod.getStatus().getContainerStatuses().stream())
        .map(container -> container.getImageID())
        .distinct()
        .toList();
  }
}

package dev.hotswap.operator.workload.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.Target;
import dev.hotswap.core.world.Backend;
import dev.hotswap.core.world.FewestMembers;
import dev.hotswap.core.world.Flow;
import dev.hotswap.core.world.Incident;
import dev.hotswap.core.world.Propagation;
import dev.hotswap.core.world.Reach;
import dev.hotswap.core.world.Seen;
import dev.hotswap.core.world.SlotPods;
import dev.hotswap.operator.kube.Labels;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObservedSlotTest {
  private static final Seen<Flow> UNMEASURED = new Seen.Unknown<>("not measured", Instant.EPOCH);
  private static final Seen<FewestMembers> NOT_SHOWN =
      new Seen.Unknown<>("not shown", Instant.EPOCH);
  private static final Instant NOW = Instant.parse("2026-01-01T00:10:00Z");
  private static final Nodes NO_NODES = new Nodes(List.of());

  @Test
  void aSlotWithoutDeploymentAndPodsIsEmpty() {
    SlotPods slot = new ObservedSlot(Optional.empty(), List.of()).pods(NO_NODES);

    assertThat(slot.empty()).isTrue();
    assertThat(slot.holds()).isEmpty();
  }

  @Test
  void podsThatAQuotaForbidsAreAnIncidentInTheServersWords() {
    Deployment deployment =
        new DeploymentBuilder()
            .withNewMetadata()
            .withName("payment-b")
            .endMetadata()
            .withNewSpec()
            .withReplicas(3)
            .endSpec()
            .withNewStatus()
            .addNewCondition()
            .withType("ReplicaFailure")
            .withStatus("True")
            .withLastTransitionTime("2026-01-01T00:00:00Z")
            .withMessage("pods \"payment-b-7d\" is forbidden: exceeded quota: full")
            .endCondition()
            .endStatus()
            .build();

    assertThat(UnmadePods.of(deployment))
        .contains(
            new Incident.NotCreated(
                "payment-b-*",
                Instant.parse("2026-01-01T00:00:00Z"),
                "pods \"payment-b-7d\" is forbidden: exceeded quota: full"));
  }

  @Test
  void theDeploymentSaysWhatTheSlotHolds() {
    Deployment deployment =
        new DeploymentBuilder()
            .withNewMetadata()
            .addToLabels(Labels.REVISION, "5f2c")
            .addToAnnotations(Labels.VERSION, "2.1.0")
            .endMetadata()
            .withNewSpec()
            .withReplicas(3)
            .withNewTemplate()
            .withNewSpec()
            .addNewContainer()
            .withName("app")
            .withImage("payment@sha256:77")
            .endContainer()
            .endSpec()
            .endTemplate()
            .endSpec()
            .build();

    var slot = new ObservedSlot(Optional.of(deployment), List.of());
    SlotPods pods = slot.pods(NO_NODES);
    Target held = new Target(new Revision("5f2c"), "2.1.0");

    assertThat(pods.holds()).contains(held);
    assertThat(pods.images()).isEqualTo(Map.of("app", "payment@sha256:77"));
    assertThat(pods.replicas()).isEqualTo(3);
    assertThat(pods.empty()).isFalse();
    assertThat(slot.backend(UNMEASURED, NOT_SHOWN, ReadySince.at(NOW), Propagation.LEAST).runs())
        .contains(held);
  }

  @Test
  void aPodThatEndsMayStillBeAMemberSomewhere() {
    Seen<FewestMembers> members = new Seen.Known<>(new FewestMembers(2, "gw-0"), NOW);
    ObservedSlot slot =
        new ObservedSlot(Optional.empty(), List.of(ready("p-1"), terminating(ready("p-2"))));

    Reach reach = slot.backend(UNMEASURED, members, ReadySince.at(NOW), Propagation.LEAST).reach();

    assertThat(reach.leaving()).isEqualTo(1);
    assertThat(reach.members()).isEqualTo(members);
    assertThat(reach.readySince()).hasSize(1).allMatch(since -> !since.isAfter(NOW));
  }

  @Test
  void whereANodesClockIsAheadThePodCountsFromItsFirstSight() {
    Instant ahead = NOW.plusSeconds(300);
    ReadySince first = ReadySince.at(NOW);
    assertThat(first.of("uid", ahead)).isEqualTo(NOW);

    ReadySince second = first.next(NOW.plusSeconds(20));
    assertThat(second.of("uid", ahead)).isEqualTo(NOW);
    assertThat(second.of("other", NOW.minusSeconds(5))).isEqualTo(NOW.minusSeconds(5));

    ReadySince setBack = second.next(NOW.minusSeconds(60));
    assertThat(setBack.of("uid", ahead)).isEqualTo(NOW.minusSeconds(60));
  }

  @Test
  void terminatingPodsAreStillThereButNotReady() {
    ObservedSlot slot =
        new ObservedSlot(
            Optional.empty(),
            List.of(ready("p-1"), terminating(ready("p-2")), finished(ready("p-3"))));

    Backend backend = slot.backend(UNMEASURED, NOT_SHOWN, ReadySince.at(NOW), Propagation.LEAST);

    assertThat(slot.pods(NO_NODES).pods()).isEqualTo(2);
    assertThat(backend.ready()).isEqualTo(1);
    assertThat(slot.podRevisions()).containsExactly("5f2c");
  }

  private static Pod ready(String name) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .addToLabels(Labels.REVISION, "5f2c")
        .endMetadata()
        .withNewStatus()
        .withPhase("Running")
        .addNewCondition()
        .withType("Ready")
        .withStatus("True")
        .endCondition()
        .endStatus()
        .build();
  }

  private static Pod terminating(Pod pod) {
    return new PodBuilder(pod)
        .editMetadata()
        .withDeletionTimestamp("2026-11-23T08:00:00Z")
        .endMetadata()
        .build();
  }

  private static Pod finished(Pod pod) {
    return new PodBuilder(pod)
        .editStatus()
        .withPhase("Failed")
        .endStatus()
        .editMetadata()
        .withLabels(Map.of(Labels.REVISION, "0ld"))
        .endMetadata()
        .build();
  }
}

package dev.hotswap.operator.workload.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.desired.Desired.SlotDesired;
import dev.hotswap.operator.kube.Labels;
import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SlotChangeTest {
  private static final String OLD = "aaaa";
  private static final String NEW = "bbbb";

  @Test
  void aMissingDeploymentIsWritten() {
    assertThat(change(desired(NEW, 3), Optional.empty(), Set.of()))
        .isEqualTo(new SlotChange.WriteTemplate());
  }

  @Test
  void aMissingDeploymentIsBroughtBackOverItsOwnPods() {
    assertThat(change(desired(NEW, 3), Optional.empty(), Set.of(NEW)))
        .isEqualTo(new SlotChange.WriteTemplate());
  }

  @Test
  void aMissingDeploymentIsNotWrittenOverOtherPods() {
    assertThat(change(desired(NEW, 3), Optional.empty(), Set.of(OLD)))
        .isEqualTo(new SlotChange.Occupied("pods of revision aaaa"));
  }

  @Test
  void nothingIsWrittenForNoPods() {
    assertThat(change(desired(NEW, 0), Optional.empty(), Set.of()))
        .isEqualTo(new SlotChange.Nothing());
  }

  @Test
  void anEmptySlotGetsAnotherTemplate() {
    assertThat(change(desired(NEW, 3), live(OLD, 0, 0), Set.of()))
        .isEqualTo(new SlotChange.WriteTemplate());
  }

  @Test
  void anEmptySlotGetsItsOwnTemplateAgainBeforeItStarts() {
    assertThat(change(desired(NEW, 3), live(NEW, 0, 0), Set.of()))
        .isEqualTo(new SlotChange.WriteTemplate());
  }

  @Test
  void aSlotThatServesIsOnlyScaled() {
    assertThat(change(desired(NEW, 5), live(NEW, 3, 3), Set.of(NEW)))
        .isEqualTo(new SlotChange.Scale(5));
    assertThat(change(desired(NEW, 3), live(NEW, 3, 3), Set.of(NEW)))
        .isEqualTo(new SlotChange.Nothing());
  }

  @Test
  void aSlotThatHoldsSomethingElseIsOccupiedUntilItsLastPodIsGone() {
    assertThat(change(desired(NEW, 3), live(OLD, 3, 3), Set.of(OLD)))
        .isEqualTo(new SlotChange.Occupied("v-aaaa"));
    assertThat(change(desired(NEW, 3), live(OLD, 0, 1), Set.of()))
        .isEqualTo(new SlotChange.Occupied("v-aaaa"));
    assertThat(change(desired(NEW, 3), live(OLD, 0, 0), Set.of(OLD)))
        .isEqualTo(new SlotChange.Occupied("v-aaaa"));
  }

  @Test
  void aSlotIsScaledToNothingWhateverItHolds() {
    assertThat(change(desired(NEW, 0), live(OLD, 3, 3), Set.of(OLD)))
        .isEqualTo(new SlotChange.Scale(0));
  }

  @Test
  void aTemplateEditedByHandIsReplacedOnlyOnceTheSlotIsEmpty() {
    assertThat(change(desired(NEW, 3), edited(live(NEW, 3, 3)), Set.of(NEW)))
        .isEqualTo(new SlotChange.Nothing());
    assertThat(change(desired(NEW, 3), edited(live(OLD, 0, 0)), Set.of()))
        .isEqualTo(new SlotChange.Replace());
  }

  private static SlotChange change(
      SlotDesired desired, Optional<Deployment> live, Set<String> revisions) {
    return SlotChange.between(desired, live, revisions);
  }

  private static SlotDesired desired(String revision, int replicas) {
    return new SlotDesired(new Target(new Revision(revision), "v-" + revision), Map.of(), replicas);
  }

  private static Optional<Deployment> live(String revision, int replicas, int running) {
    return Optional.of(
        new DeploymentBuilder()
            .withNewMetadata()
            .addToLabels(Labels.REVISION, revision)
            .addToAnnotations(Labels.VERSION, "v-" + revision)
            .endMetadata()
            .withNewSpec()
            .withReplicas(replicas)
            .endSpec()
            .withNewStatus()
            .withReplicas(running)
            .endStatus()
            .build());
  }

  private static Optional<Deployment> edited(Optional<Deployment> live) {
    FieldsV1 image = new FieldsV1();
    image.setAdditionalProperty("f:spec", Map.of("f:template", Map.of("f:spec", Map.of())));
    return live.map(
        deployment ->
            new DeploymentBuilder(deployment)
                .editMetadata()
                .addNewManagedField()
                .withManager("kubectl-edit")
                .withTime("2026-11-23T09:00:00Z")
                .withFieldsV1(image)
                .endManagedField()
                .endMetadata()
                .build());
  }
}

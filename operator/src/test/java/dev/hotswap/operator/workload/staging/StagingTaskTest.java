package dev.hotswap.operator.workload.staging;

import static dev.hotswap.operator.workload.staging.Staged.NOW;
import static dev.hotswap.operator.workload.staging.Staged.TASK;
import static dev.hotswap.operator.workload.staging.Staged.node;
import static dev.hotswap.operator.workload.staging.Staged.pulled;
import static dev.hotswap.operator.workload.staging.Staged.puller;
import static dev.hotswap.operator.workload.staging.Staged.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.hotswap.core.world.Incident;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.workload.observe.PodWarning;
import dev.hotswap.operator.workload.observe.PodWarnings;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StagingTaskTest {
  private static final List<Node> NODES = List.of(node("win-1"), node("win-2"));
  private static final String FIRST = "payment@sha256:" + "1".repeat(64);
  private static final String OTHER = "payment@sha256:" + "2".repeat(64);

  @Test
  void everyNodeOfThePoolGetsOnePuller() {
    PullerPlan plan = TASK.plan(NODES, List.of(), NOW);

    assertThat(plan.create())
        .extracting(pod -> pod.getMetadata().getAnnotations().get(Labels.NODE))
        .containsExactly("win-1", "win-2");
    assertThat(plan.staging().done()).isZero();
    assertThat(plan.staging().total()).isEqualTo(2);
    assertThat(plan.staging().complete()).isFalse();
  }

  @Test
  void nodesThatTakeNoPodsNeedNoImages() {
    Node cordoned =
        new NodeBuilder(node("win-3")).editSpec().withUnschedulable(true).endSpec().build();
    Node other =
        new NodeBuilder(node("win-4"))
            .editMetadata()
            .addToLabels("agentpool", "x")
            .endMetadata()
            .build();
    Node tainted =
        new NodeBuilder(node("win-5"))
            .editSpec()
            .addNewTaint("NoSchedule", "maintenance", null, null)
            .endSpec()
            .build();

    PullerPlan plan = TASK.plan(List.of(node("win-1"), cordoned, other, tainted), List.of(), NOW);

    assertThat(plan.staging().total()).isEqualTo(1);
    assertThat(plan.create()).hasSize(1);
  }

  @Test
  void staysUntilEveryNodeHasTheImageAndThenTellsItsDigest() {
    Pod one = pulled("win-1", FIRST, 10);
    Pod two = waiting("win-2", "ContainerCreating", "");

    PullerPlan half = TASK.plan(NODES, List.of(one, two), NOW);
    PullerPlan whole = TASK.plan(NODES, List.of(one, pulled("win-2", FIRST, 90)), NOW);

    assertThat(half.staging().done()).isEqualTo(1);
    assertThat(half.create()).isEmpty();
    assertThat(half.delete()).isEmpty();
    assertThat(whole.staging().complete()).isTrue();
    assertThat(whole.staging().images()).containsEntry("app", "registry.example.com/" + FIRST);
  }

  @Test
  void aNodeThatFoundAnotherImageBehindTheTagPullsAgainByDigest() {
    Pod first = pulled("win-1", FIRST, 10);
    Pod moved = pulled("win-2", OTHER, 20);

    PullerPlan seen = TASK.plan(NODES, List.of(first, moved), NOW);
    PullerPlan next = TASK.plan(NODES, List.of(first), NOW);

    assertThat(seen.delete()).containsExactly(moved);
    assertThat(seen.staging().done()).isEqualTo(1);
    assertThat(next.create().getFirst().getSpec().getContainers().getFirst().getImage())
        .isEqualTo("registry.example.com/" + FIRST);
  }

  @Test
  void aContainerThatCannotStartHasItsImage() {
    Pod started = pulled("win-1", FIRST, 10);
    Pod noShell = waiting("win-2", "CreateContainerError", "cmd.exe: not found");

    assertThat(TASK.plan(NODES, List.of(started, noShell), NOW).staging().complete()).isTrue();
  }

  @Test
  void aFailedPullIsNamedWithItsNode() {
    PullerPlan plan =
        TASK.plan(NODES, List.of(waiting("win-2", "ErrImagePull", "manifest unknown")), NOW);

    assertThat(plan.staging().incidents())
        .singleElement(type(Incident.PullFailed.class))
        .satisfies(
            failure -> {
              assertThat(failure.permanent()).isTrue();
              assertThat(failure.detail())
                  .isEqualTo("node win-2, container app: ErrImagePull: manifest unknown");
            });
    assertThat(plan.delete()).isEmpty();
  }

  @Test
  void aPullerThatItsNodeTurnedAwayIsTriedAgainAfterAPause() {
    Pod rejected =
        new PodBuilder(puller("win-2"))
            .withNewStatus()
            .withPhase("Failed")
            .withMessage("Pod was rejected: OutOfcpu")
            .endStatus()
            .build();

    PullerPlan atOnce = TASK.plan(NODES, List.of(rejected), NOW.plusSeconds(29));
    PullerPlan later = TASK.plan(NODES, List.of(rejected), NOW.plusSeconds(30));

    assertThat(atOnce.delete()).isEmpty();
    assertThat(atOnce.again()).contains(NOW.plus(Duration.ofSeconds(30)));
    assertThat(atOnce.staging().incidents())
        .extracting(Incident::sentence)
        .containsExactly(
            "pod "
                + rejected.getMetadata().getName()
                + " cannot be started: node win-2: Pod was rejected: OutOfcpu");
    assertThat(later.delete()).containsExactly(rejected);
    assertThat(later.again()).isEmpty();
  }

  @Test
  void aPullerWithoutRoomSaysSoAndWaits() {
    Pod pending =
        new PodBuilder(puller("win-2"))
            .withNewStatus()
            .withPhase("Pending")
            .addNewCondition()
            .withType("PodScheduled")
            .withStatus("False")
            .withReason("Unschedulable")
            .withMessage("0/4 nodes are available: 1 Insufficient cpu.")
            .endCondition()
            .endStatus()
            .build();

    PullerPlan plan = TASK.plan(NODES, List.of(pending), NOW);

    assertThat(plan.staging().incidents())
        .singleElement(type(Incident.Unschedulable.class))
        .extracting(Incident.Unschedulable::detail)
        .isEqualTo("node win-2: 0/4 nodes are available: 1 Insufficient cpu.");
    assertThat(plan.delete()).isEmpty();
  }

  @Test
  void pullersOfOtherRevisionsAndOfLostNodesGo() {
    Pod old =
        new PodBuilder(puller("win-1"))
            .editMetadata()
            .addToLabels(Labels.REVISION, "0ld")
            .endMetadata()
            .build();
    Pod lost = puller("win-9");
    Pod leaving =
        new PodBuilder(puller("win-8"))
            .editMetadata()
            .withDeletionTimestamp("2026-11-23T08:00:00Z")
            .endMetadata()
            .build();

    assertThat(TASK.plan(NODES, List.of(old, lost, leaving), NOW).delete())
        .containsExactly(old, lost);
  }

  @Test
  void whereNoNodeTakesPodsEachIsNamedWithItsReason() {
    Node cordoned =
        new NodeBuilder(node("win-1")).editSpec().withUnschedulable(true).endSpec().build();
    Node tainted =
        new NodeBuilder(node("win-2"))
            .editSpec()
            .addNewTaint("NoSchedule", "maintenance", null, null)
            .endSpec()
            .build();

    assertThat(TASK.plan(List.of(cordoned, tainted), List.of(), NOW).staging().incidents())
        .extracting(Incident::sentence)
        .containsExactly(
            "pod payment-pull-* cannot be scheduled: no node of the pool takes pods: win-1 is"
                + " cordoned, win-2 has a taint that the template does not tolerate: maintenance");
  }

  @Test
  void anImageThatCannotRunOnItsNodeIsNotThere() {
    Node old = Staged.windows(node("win-2"), "10.0.20348", "10.0.20348.2113");
    Pod refused =
        waiting(
            "win-2",
            "RunContainerError",
            "hcs::CreateComputeSystem app: The container operating system does not match the host"
                + " operating system.: 0xc0370101");

    PullerPlan plan =
        TASK.plan(List.of(node("win-1"), old), List.of(pulled("win-1", FIRST, 10), refused), NOW);

    assertThat(plan.staging().complete()).isFalse();
    assertThat(plan.staging().incidents())
        .singleElement(type(Incident.NotStarted.class))
        .satisfies(
            failure -> {
              assertThat(failure.permanent()).isTrue();
              assertThat(failure.detail())
                  .contains("node win-2 (Windows build 10.0.20348, revision 10.0.20348.2113)")
                  .contains("registry.example.com/payment:2.1.0-ltsc2025 (made for 10.0.26100)")
                  .contains("spec.nodePool.windowsBuild");
            });
  }

  @Test
  void aPullerWithoutNetworkSaysSoAndOnePullingNamesItsNode() {
    Pod stuck = waiting("win-1", "ContainerCreating", "");
    Pod pulling =
        new PodBuilder(waiting("win-2", "ContainerCreating", ""))
            .editSpec()
            .withNodeName("win-2")
            .endSpec()
            .editStatus()
            .addNewCondition()
            .withType("PodReadyToStartContainers")
            .withStatus("True")
            .endCondition()
            .endStatus()
            .build();
    PodWarnings warnings =
        new PodWarnings(
            Map.of(
                stuck.getMetadata().getUid(),
                new PodWarning("FailedCreatePodSandBox", "hns endpoint exists already")));

    assertThat(TASK.plan(NODES, List.of(stuck, pulling), warnings, NOW).staging().incidents())
        .extracting(Incident::sentence)
        .containsExactly(
            "pod %s is being set up: FailedCreatePodSandBox: hns endpoint exists already"
                .formatted(stuck.getMetadata().getName()),
            "pod %s pulls its image on node win-2".formatted(pulling.getMetadata().getName()));
  }
}

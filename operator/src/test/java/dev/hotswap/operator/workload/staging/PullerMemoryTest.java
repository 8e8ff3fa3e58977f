package dev.hotswap.operator.workload.staging;

import static dev.hotswap.operator.workload.staging.Staged.NOW;
import static dev.hotswap.operator.workload.staging.Staged.TASK;
import static dev.hotswap.operator.workload.staging.Staged.node;
import static dev.hotswap.operator.workload.staging.Staged.pulled;
import static dev.hotswap.operator.workload.staging.Staged.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.world.Incident;
import dev.hotswap.operator.kube.Applied;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PullerMemoryTest {
  private static final List<Node> NODES = List.of(node("win-1"), node("win-2"));
  private static final String QUOTA = "exceeded quota: compute, requested: limits.cpu=250m";
  private static final String REVISION = "The container exited unexpectedly.: 0xc0370106";

  private final PullerMemory memory = new PullerMemory();

  @Test
  void aPullerThatMayNotBeMadeSaysWhyUntilItIs() {
    PullerPlan first = memory.told(TASK.plan(NODES, List.of(), NOW));
    memory.written(
        first.create().stream()
            .<Applied<Pod>>map(pod -> new Applied.Forbidden<>(Applied.describe(pod), QUOTA))
            .toList(),
        first.create(),
        NOW);

    PullerPlan refused = memory.told(TASK.plan(NODES, List.of(), NOW));
    PullerPlan made =
        memory.told(
            TASK.plan(
                NODES,
                List.of(pulled("win-1", "", 1), waiting("win-2", "ContainerCreating", "")),
                NOW));

    assertThat(refused.staging().incidents())
        .hasSize(2)
        .allSatisfy(
            incident ->
                assertThat(incident.sentence()).contains("cannot be created").contains(QUOTA));
    assertThat(made.staging().incidents()).noneMatch(Incident::isFailure);
  }

  @Test
  void whatAPullerEndedWithIsKnownWhileTheNextOneBegins() {
    Pod turnedAway = rejected(NOW, "OutOfcpu");
    memory.told(TASK.plan(NODES, List.of(turnedAway), NOW));

    PullerPlan between = memory.told(TASK.plan(NODES, List.of(), NOW));
    PullerPlan next =
        memory.told(TASK.plan(NODES, List.of(waiting("win-2", "ContainerCreating", "")), NOW));
    PullerPlan done = memory.told(TASK.plan(NODES, List.of(pulled("win-2", "", 1)), NOW));

    assertThat(List.of(between, next))
        .allSatisfy(
            plan ->
                assertThat(plan.staging().incidents())
                    .extracting(Incident::sentence)
                    .anyMatch(sentence -> sentence.contains("OutOfcpu")));
    assertThat(done.staging().incidents()).noneMatch(Incident::isFailure);
  }

  @Test
  void windowsGetsASecondTryAndNoThird() {
    Pod once = newer(NOW);
    Pod twice = newer(NOW.plusSeconds(40));

    PullerPlan first = memory.told(TASK.plan(NODES, List.of(once), NOW));
    PullerPlan again = memory.told(TASK.plan(NODES, List.of(once), NOW.plusSeconds(20)));
    memory.told(TASK.plan(NODES, List.of(), NOW.plusSeconds(35)));
    PullerPlan second = memory.told(TASK.plan(NODES, List.of(twice), NOW.plusSeconds(50)));

    assertThat(permanent(first)).isFalse();
    assertThat(permanent(again)).isFalse();
    assertThat(permanent(second)).isTrue();
  }

  private static boolean permanent(PullerPlan plan) {
    return plan.staging().incidents().stream()
        .anyMatch(i -> i instanceof Incident.NotStarted failed && failed.permanent());
  }

  private static Pod rejected(Instant made, String why) {
    return new PodBuilder(Staged.puller("win-2"))
        .editMetadata()
        .withCreationTimestamp(made.toString())
        .endMetadata()
        .withNewStatus()
        .withPhase("Failed")
        .withMessage(why)
        .endStatus()
        .build();
  }

  private static Pod newer(Instant made) {
    return new PodBuilder(waiting("win-2", "RunContainerError", REVISION))
        .editMetadata()
        .withCreationTimestamp(made.toString())
        .endMetadata()
        .build();
  }
}

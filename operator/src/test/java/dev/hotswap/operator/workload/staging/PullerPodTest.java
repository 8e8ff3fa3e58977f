package dev.hotswap.operator.workload.staging;

import static dev.hotswap.operator.workload.staging.Staged.NOW;
import static dev.hotswap.operator.workload.staging.Staged.TARGET;
import static dev.hotswap.operator.workload.staging.Staged.TASK;
import static dev.hotswap.operator.workload.staging.Staged.node;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.operator.kube.Labels;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A puller is admitted wherever the template's own pods are, and does no harm there. */
class PullerPodTest {
  @Test
  void whatAdmissionLooksAtIsThatOfTheTemplate() {
    Pod puller =
        puller(
            new PodTemplateSpecBuilder(TASK.template())
                .withNewMetadata()
                .addToLabels("team", "payments")
                .addToLabels("sidecar.istio.io/inject", "false")
                .addToAnnotations("cost.example.com/centre", "42")
                .endMetadata()
                .editSpec()
                .withServiceAccountName("payment")
                .withPriorityClassName("low")
                .withSchedulerName("packing")
                .endSpec()
                .build());

    assertThat(puller.getMetadata().getLabels())
        .containsEntry("team", "payments")
        .containsEntry("sidecar.istio.io/inject", "false")
        .containsAllEntriesOf(Labels.ofPuller("payment", TARGET.revision()));
    assertThat(puller.getMetadata().getAnnotations())
        .containsEntry("cost.example.com/centre", "42")
        .containsEntry(Labels.NODE, "win-1");
    assertThat(puller.getSpec().getServiceAccountName()).isEqualTo("payment");
    assertThat(puller.getSpec().getPriorityClassName()).isEqualTo("low");
    assertThat(puller.getSpec().getSchedulerName()).isEqualTo("packing");
    assertThat(puller.getSpec().getTolerations())
        .isEqualTo(TASK.template().getSpec().getTolerations());
  }

  @Test
  void noServiceThatSelectsThoseLabelsSendsItRequests() {
    assertThat(puller(TASK.template()).getSpec().getReadinessGates()).hasSize(1);
  }

  /** Requests and limits of the template's container, and what the puller's asks for. */
  @ParameterizedTest
  @CsvSource({
    "'', '', '', 256Mi, 64Mi, 10m",
    "'', 128Mi, '', 128Mi, 64Mi, 10m",
    "'', 32Mi, '', 32Mi, 32Mi, 10m",
    "'', 2Gi, '', 256Mi, 64Mi, 10m",
    "1, 2Gi, 250m, 256Mi, 64Mi, 10m",
    "5m, 2Gi, 5m, 256Mi, 64Mi, 5m",
    "banana, 256MB, 250m, 256Mi, 64Mi, 10m"
  })
  void itAsksForLittleWithinWhatTheContainerMayHave(
      String cpu, String memory, String cpuLimit, String limit, String request, String cpuRequest) {
    ResourceRequirementsBuilder bounds = new ResourceRequirementsBuilder();
    if (!cpu.isEmpty()) {
      bounds.addToLimits("cpu", new Quantity(cpu));
    }
    if (!memory.isEmpty()) {
      bounds.addToLimits("memory", new Quantity(memory));
    }

    ResourceRequirements asked = PullerResources.within(bounds.build());

    assertThat(asked.getLimits().get("memory")).hasToString(limit);
    assertThat(asked.getRequests().get("memory")).hasToString(request);
    assertThat(asked.getRequests().get("cpu")).hasToString(cpuRequest);
    assertThat(asked.getLimits().containsKey("cpu")).isEqualTo(!cpuLimit.isEmpty());
    if (!cpuLimit.isEmpty()) {
      assertThat(asked.getLimits().get("cpu")).hasToString(cpuLimit);
    }
  }

  @Test
  void whatTheContainerLimitsIsLimitedHereToo() {
    ResourceRequirements asked =
        PullerResources.within(
            new ResourceRequirementsBuilder()
                .addToLimits("ephemeral-storage", new Quantity("1Gi"))
                .addToRequests("ephemeral-storage", new Quantity("1Mi"))
                .build());

    assertThat(asked.getLimits()).containsKeys("ephemeral-storage", "memory");
    assertThat(asked.getRequests()).containsKey("ephemeral-storage");
  }

  private static Pod puller(PodTemplateSpec template) {
    return new StagingTask(TASK.owner(), TARGET, template, TASK.pool())
        .plan(List.of(node("win-1")), List.of(), NOW)
        .create()
        .getFirst();
  }
}

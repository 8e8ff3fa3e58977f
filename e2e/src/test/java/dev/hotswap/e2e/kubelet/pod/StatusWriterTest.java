package dev.hotswap.e2e.kubelet.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.e2e.kubelet.container.ContainerView;
import dev.hotswap.e2e.kubelet.container.Phase;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodReadinessGate;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusWriterTest {

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Pod POD = new PodBuilder().withNewSpec().endSpec().build();

  private Instant now = BEGIN;
  private final StatusWriter writer = new StatusWriter(() -> now, "127.1.0.1");

  @Test
  void a_condition_keeps_its_time_until_its_status_changes() {
    ContainerView running = running();
    assertThat(ready(writer.status(POD, List.of(running))).getLastTransitionTime())
        .isEqualTo("2026-01-01T00:00:00Z");

    now = BEGIN.plus(Duration.ofSeconds(5));
    assertThat(ready(writer.status(POD, List.of(running))).getLastTransitionTime())
        .isEqualTo("2026-01-01T00:00:00Z");

    now = BEGIN.plus(Duration.ofSeconds(9));
    PodCondition ready = ready(writer.status(POD, List.of(running.withStarted().withReady(true))));
    assertThat(ready.getStatus()).isEqualTo("True");
    assertThat(ready.getLastTransitionTime()).isEqualTo("2026-01-01T00:00:09Z");
  }

  @Test
  void a_closed_readiness_gate_keeps_the_pod_unready() {
    Pod gated =
        new PodBuilder(POD)
            .editSpec()
            .withReadinessGates(new PodReadinessGate("example.com/gate"))
            .endSpec()
            .build();
    Pod open =
        new PodBuilder(gated)
            .withNewStatus()
            .addNewCondition()
            .withType("example.com/gate")
            .withStatus("True")
            .endCondition()
            .endStatus()
            .build();
    List<ContainerView> containers = List.of(running().withStarted().withReady(true));

    assertThat(ready(writer.status(gated, containers)).getStatus()).isEqualTo("False");
    assertThat(ready(writer.status(open, containers)).getStatus()).isEqualTo("True");
  }

  @Test
  void the_phase_follows_all_containers() {
    ContainerView waiting = ContainerView.creating("a", "image");
    var good = new Phase.Terminated(0, BEGIN, BEGIN);
    var bad = new Phase.Terminated(1, BEGIN, BEGIN);

    assertThat(phase(running(), waiting)).isEqualTo("Pending");
    assertThat(phase(running(), running().restarting(bad))).isEqualTo("Running");
    assertThat(phase(running().terminated(good), running())).isEqualTo("Running");
    assertThat(phase(running().terminated(good))).isEqualTo("Succeeded");
    assertThat(phase(running().terminated(good), running().terminated(bad))).isEqualTo("Failed");
  }

  private String phase(ContainerView... containers) {
    return writer.status(POD, List.of(containers)).getPhase();
  }

  private static ContainerView running() {
    return ContainerView.creating("a", "image").running(new Phase.Running(BEGIN), "process://1");
  }

  private static PodCondition ready(PodStatus status) {
    return status.getConditions().stream()
        .filter(condition -> condition.getType().equals("Ready"))
        .findFirst()
        .orElseThrow();
  }
}

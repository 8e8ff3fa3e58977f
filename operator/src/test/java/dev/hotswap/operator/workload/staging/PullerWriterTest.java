package dev.hotswap.operator.workload.staging;

import static dev.hotswap.operator.workload.staging.Staged.NOW;
import static dev.hotswap.operator.workload.staging.Staged.TASK;
import static dev.hotswap.operator.workload.staging.Staged.node;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.operator.kube.Applied;
import dev.hotswap.operator.kube.Apply;
import dev.hotswap.testkit.apiserver.FakeApiServer;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PullerWriterTest {
  private static final List<Node> NODES = List.of(node("win-1"), node("win-2"));

  private final FakeApiServer server = FakeApiServer.start();
  private final KubernetesClient client = server.client();
  private final PullerWriter writer = new PullerWriter(new Apply(client, Map.of()), TASK.owner());

  @BeforeEach
  void namespace() {
    server.createNamespace("shop");
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void everyNodeGetsItsPullerOnce() {
    writer.write(TASK.plan(NODES, live(), NOW));

    assertThat(live()).hasSize(2);
    assertThat(writer.write(TASK.plan(NODES, live(), NOW))).isEmpty();
  }

  @Test
  void aPullerThatTheCacheHasNotSeenYetIsLeftAsAdmissionMadeIt() {
    PullerPlan plan = TASK.plan(NODES, List.of(), NOW);
    writer.write(plan);
    live().forEach(this::addToleration);

    assertThat(writer.write(plan))
        .hasSize(2)
        .allSatisfy(applied -> assertThat(applied).isInstanceOf(Applied.Unchanged.class));
  }

  @Test
  void theLastOnesAreRemovedWhenNothingIsStaged() {
    writer.write(TASK.plan(NODES, live(), NOW));

    writer.clear(live());

    assertThat(live()).isEmpty();
  }

  private void addToleration(Pod pod) {
    client
        .resource(pod)
        .edit(
            live ->
                live.edit()
                    .editSpec()
                    .addNewToleration(
                        "NoExecute", "node.kubernetes.io/not-ready", "Exists", 300L, null)
                    .endSpec()
                    .build());
  }

  private List<Pod> live() {
    return client.pods().inNamespace("shop").list().getItems();
  }
}

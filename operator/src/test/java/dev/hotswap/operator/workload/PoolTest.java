package dev.hotswap.operator.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PoolTest {
  private static final Pool POOL =
      new Pool(Optional.of("10.0.20348"), Map.of("agentpool", "win22"));

  @Test
  void aNodeBelongsWhenEveryLabelFits() {
    assertThat(POOL.contains(node("windows", "10.0.20348", "win22"))).isTrue();
    assertThat(POOL.contains(node("linux", "10.0.20348", "win22"))).isFalse();
    assertThat(POOL.contains(node("windows", "10.0.26100", "win22"))).isFalse();
    assertThat(POOL.contains(node("windows", "10.0.20348", "win25"))).isFalse();
  }

  @Test
  void aPoolThatSaysNothingIsEveryWindowsNode() {
    Pool any = new Pool(Optional.empty(), Map.of());

    assertThat(any.contains(node("windows", "10.0.26100", "x"))).isTrue();
    assertThat(any.contains(node("linux", "10.0.26100", "x"))).isFalse();
    assertThat(any.contains(new NodeBuilder().withNewMetadata().endMetadata().build())).isFalse();
  }

  @Test
  void cordonedAndUnreadyNodesTakeNoPods() {
    Node ready = ready("True");
    Node cordoned = new NodeBuilder(ready).withNewSpec().withUnschedulable(true).endSpec().build();

    assertThat(Pool.takesPods(ready)).isTrue();
    assertThat(Pool.takesPods(cordoned)).isFalse();
    assertThat(Pool.takesPods(ready("Unknown"))).isFalse();
    assertThat(Pool.takesPods(node("windows", "10.0.20348", "win22"))).isFalse();
  }

  private static Node ready(String status) {
    return new NodeBuilder()
        .withNewMetadata()
        .endMetadata()
        .withNewStatus()
        .addNewCondition()
        .withType("Ready")
        .withStatus(status)
        .endCondition()
        .endStatus()
        .build();
  }

  private static Node node(String os, String build, String pool) {
    return new NodeBuilder()
        .withNewMetadata()
        .addToLabels(Pool.OS_LABEL, os)
        .addToLabels(Pool.BUILD_LABEL, build)
        .addToLabels("agentpool", pool)
        .endMetadata()
        .build();
  }
}

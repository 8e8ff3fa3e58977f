package dev.hotswap.operator.workload.observe;

import dev.hotswap.core.world.Backend;
import dev.hotswap.core.world.Flow;
import dev.hotswap.core.world.Incident;
import dev.hotswap.core.world.Propagation;
import dev.hotswap.core.world.Seen;
import dev.hotswap.core.world.SlotPods;
import dev.hotswap.operator.kube.Golden;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Folders in {@code workload/incidents}: a pod as kubelets and controllers leave it, and what is
 * made of it. Node {@code win-1} is fine, {@code win-2} does not answer, any other is gone.
 */
class PodIncidentTest {
  static Stream<Golden> incidents() {
    return Golden.cases("dev/hotswap/operator/workload/incidents");
  }

  @ParameterizedTest
  @MethodSource("incidents")
  void aPodTellsWhatIsMostWrongWithIt(Golden test) {
    Pod pod = test.in("pod", Pod.class);

    var slot = new ObservedSlot(Optional.empty(), List.of(pod));
    SlotPods pods = slot.pods(new Nodes(List.of(node("win-1", "True"), node("win-2", "Unknown"))));
    Backend backend =
        slot.backend(
            new Seen.Unknown<Flow>("not measured", Instant.EPOCH),
            new Seen.Unknown<>("not shown", Instant.EPOCH),
            ReadySince.at(Instant.EPOCH),
            Propagation.LEAST);

    test.out("seen", List.of(seen(pods, backend)));
  }

  private static Map<String, Object> seen(SlotPods pods, Backend backend) {
    Map<String, Object> seen = new TreeMap<>();
    seen.put("pods", pods.pods());
    seen.put("ready", backend.ready());
    seen.put("incidents", pods.incidents().stream().map(Incident::toString).toList());
    return seen;
  }

  private static Node node(String name, String ready) {
    return new NodeBuilder()
        .withNewMetadata()
        .withName(name)
        .endMetadata()
        .withNewStatus()
        .addNewCondition()
        .withType("Ready")
        .withStatus(ready)
        .withLastTransitionTime("2026-11-23T07:30:00Z")
        .endCondition()
        .endStatus()
        .build();
  }
}

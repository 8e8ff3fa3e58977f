package dev.hotswap.operator.workload.observe;

import dev.hotswap.core.world.Backend;
import dev.hotswap.core.world.Flow;
import dev.hotswap.core.world.Incident;
import dev.hotswap.core.world.Propagation;
import dev.hotswap.core.world.Seen;
import dev.hotswap.core.world.SlotPods;
import dev.hotswap.operator.kube.Golden;
import io.fabric8.kubernetes.api.model.EventList;
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
  private static final Nodes NODES =
      new Nodes(List.of(node("win-1", "True"), node("win-2", "Unknown")));

  static Stream<Golden> incidents() {
    return Golden.cases("dev/hotswap/operator/workload/incidents");
  }

  @ParameterizedTest
  @MethodSource("incidents")
  void aPodTellsWhatIsMostWrongWithIt(Golden test) {
    Pod pod = test.in("pod", Pod.class);

    var slot = new ObservedSlot(Optional.empty(), List.of(pod));
    SlotPods pods = slot.pods(NODES, warnings(test, pod));
    Backend backend =
        slot.backend(
            new Seen.Unknown<Flow>("not measured", Instant.EPOCH),
            new Seen.Unknown<>("not shown", Instant.EPOCH),
            ReadySince.at(Instant.EPOCH),
            Propagation.LEAST);

    test.out("seen", List.of(seen(pods, backend)));
  }

  static Stream<Incident> incidents(Golden test, Pod pod) {
    return new ObservedSlot(Optional.empty(), List.of(pod)).incidents(NODES, warnings(test, pod));
  }

  private static PodWarnings warnings(Golden test, Pod pod) {
    return test.has("events")
        ? PodWarning.newest(test.in("events", EventList.class).getItems())
            .map(warning -> new PodWarnings(Map.of(pod.getMetadata().getUid(), warning)))
            .orElse(PodWarnings.NONE)
        : PodWarnings.NONE;
  }

  private static Map<String, Object> seen(SlotPods pods, Backend backend) {
    Map<String, Object> seen = new TreeMap<>();
    seen.put("pods", pods.pods());
    seen.put("ready", backend.ready());
    seen.put("incidents", pods.incidents().stream().map(Incident::toString).toList());
    seen.put("sentences", pods.incidents().stream().map(Incident::sentence).toList());
    return seen;
  }

  private static Node node(String name, String ready) {
    return new NodeBuilder()
        .withNewMetadata()
        .withName(name)
        .addToLabels("node.kubernetes.io/windows-build", "10.0.20348")
        .endMetadata()
        .withNewStatus()
        .withNewNodeInfo()
        .withKernelVersion("10.0.20348.2113")
        .endNodeInfo()
        .addNewCondition()
        .withType("Ready")
        .withStatus(ready)
        .withLastTransitionTime("2026-11-23T07:30:00Z")
        .endCondition()
        .endStatus()
        .build();
  }
}

package dev.hotswap.e2e.stack;

import dev.hotswap.e2e.kubelet.KubeletSettings;
import dev.hotswap.e2e.kubelet.container.BackOff;
import dev.hotswap.testkit.apiserver.FakeApiServer;
import dev.hotswap.testkit.controllers.ControllerLoop;
import dev.hotswap.testkit.controllers.StandardControllers;
import dev.hotswap.testkit.controllers.node.PlayedNode;
import io.fabric8.kubernetes.api.model.Node;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Stream;

/** Two Windows nodes and a Linux node. */
final class PlayedNodes {
  private static final String BUILD = "10.0.20348";
  private static final Set<String> WINDOWS = Set.of("windows-0", "windows-1");

  private PlayedNodes() {}

  /** The controllers of a cluster with these nodes. */
  static ControllerLoop clusterOf(FakeApiServer server) {
    ControllerLoop cluster = new ControllerLoop(server, StandardControllers.withoutKubelet());
    Stream.concat(
            WINDOWS.stream()
                .sorted()
                .map(name -> PlayedNode.windows(name, BUILD).label("agentpool", "win22")),
            Stream.of(PlayedNode.linux("linux-0")))
        .forEach(node -> node.createIn(cluster.cluster()));
    cluster.cluster().list(Node.class).forEach(node -> cluster.cluster().writeStatus(ready(node)));
    return cluster;
  }

  private static Node ready(Node node) {
    return node.edit()
        .editStatus()
        .addNewCondition()
        .withType("Ready")
        .withStatus("True")
        .withReason("KubeletReady")
        .withLastTransitionTime(Clock.systemUTC().instant().toString())
        .endCondition()
        .endStatus()
        .build();
  }

  /** The kubelet of the Windows nodes. */
  static KubeletSettings kubelet(Images images, Loopback loopback, Path logs) {
    return new KubeletSettings(
        WINDOWS, images.catalog(), loopback.pods(), BackOff.KUBELET, logs, Clock.systemUTC());
  }
}

package dev.hotswap.e2e.real.cluster;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Taint;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node of the real cluster.
 *
 * @param name its name
 * @param windowsBuild such as {@code 10.0.20348}; empty for a Linux node
 * @param pool the label {@code agentpool}
 */
public record RealNode(String name, Optional<String> windowsBuild, String pool) {
  private static final Map<String, Quantity> ROOM =
      Map.of("pods", new Quantity("110"), "cpu", new Quantity("8"), "memory", new Quantity("32Gi"));

  private String os() {
    return windowsBuild.isPresent() ? "windows" : "linux";
  }

  /** The object with its status, as a kubelet registers itself. */
  Node toNode(Instant now) {
    return new NodeBuilder()
        .withNewMetadata()
        .withName(name)
        .withLabels(labels())
        .endMetadata()
        .withNewSpec()
        .withTaints(
            windowsBuild
                .map(_ -> List.of(new Taint("NoSchedule", "os", null, "windows")))
                .orElse(List.of()))
        .endSpec()
        .withNewStatus()
        .withCapacity(ROOM)
        .withAllocatable(ROOM)
        .addNewAddress("127.0.0.1", "InternalIP")
        .withNewNodeInfo()
        .withOperatingSystem(os())
        .withArchitecture("amd64")
        .withBootID(name)
        .withMachineID(name)
        .withSystemUUID(name)
        .withKubeletVersion("v1.34.3")
        .withKubeProxyVersion("")
        .withContainerRuntimeVersion("process://1")
        .withOsImage(windowsBuild.map("Windows Server "::concat).orElse("Linux"))
        .withKernelVersion(windowsBuild.orElse("6.12"))
        .endNodeInfo()
        .addNewCondition()
        .withType("Ready")
        .withStatus("True")
        .withReason("KubeletReady")
        .withLastHeartbeatTime(now.toString())
        .withLastTransitionTime(now.toString())
        .endCondition()
        .endStatus()
        .build();
  }

  private Map<String, String> labels() {
    Map<String, String> labels = new HashMap<>();
    labels.put("kubernetes.io/os", os());
    labels.put("kubernetes.io/arch", "amd64");
    labels.put("kubernetes.io/hostname", name);
    labels.put("agentpool", pool);
    windowsBuild.ifPresent(build -> labels.put("node.kubernetes.io/windows-build", build));
    return labels;
  }
}

package dev.hotswap.testkit.controllers.node;

import dev.hotswap.testkit.controllers.api.Cluster;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Taint;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A node to be created.
 *
 * @param name its name
 * @param labels its labels
 * @param taints what keeps pods off that do not tolerate it
 * @param room how much fits on it, as in {@code status.allocatable}
 */
public record PlayedNode(
    String name, Map<String, String> labels, List<Taint> taints, Map<String, Quantity> room) {
  private static final Map<String, Quantity> ROOM =
      Map.of("pods", new Quantity("110"), "cpu", new Quantity("8"), "memory", new Quantity("32Gi"));

  /** A Windows node of a build such as {@code 10.0.20348}, tainted for Windows pods only. */
  public static PlayedNode windows(String name, String build) {
    return new PlayedNode(
        name,
        Map.of(
            "kubernetes.io/os",
            "windows",
            "kubernetes.io/arch",
            "amd64",
            "kubernetes.io/hostname",
            name,
            "node.kubernetes.io/windows-build",
            build),
        List.of(new Taint("NoSchedule", "os", null, "windows")),
        ROOM);
  }

  /** A Linux node. */
  public static PlayedNode linux(String name) {
    return new PlayedNode(
        name,
        Map.of(
            "kubernetes.io/os", "linux",
            "kubernetes.io/arch", "amd64",
            "kubernetes.io/hostname", name),
        List.of(),
        ROOM);
  }

  /** The same with one more label. */
  public PlayedNode label(String key, String value) {
    Map<String, String> more = new TreeMap<>(labels);
    more.put(key, value);
    return new PlayedNode(name, more, taints, room);
  }

  /** The same with other room: pods, cpu and memory as quantities. */
  public PlayedNode room(String pods, String cpu, String memory) {
    return new PlayedNode(
        name,
        labels,
        taints,
        Map.of(
            "pods", new Quantity(pods), "cpu", new Quantity(cpu), "memory", new Quantity(memory)));
  }

  /** Creates the node in a cluster. */
  public void createIn(Cluster cluster) {
    Node node = toNode();
    cluster.create(node);
    cluster.writeStatus(node);
  }

  private Node toNode() {
    return new NodeBuilder()
        .withNewMetadata()
        .withName(name)
        .withLabels(labels)
        .endMetadata()
        .withNewSpec()
        .withTaints(taints)
        .endSpec()
        .withNewStatus()
        .withCapacity(room)
        .withAllocatable(room)
        .addNewAddress("10.0.0.1", "InternalIP")
        .withNewNodeInfo()
        .withOperatingSystem(labels.getOrDefault("kubernetes.io/os", "linux"))
        .withArchitecture("amd64")
        .withKubeletVersion("v1.34.3")
        .withContainerRuntimeVersion("containerd://2.1.4")
        .withOsImage(labels.getOrDefault("node.kubernetes.io/windows-build", "Linux"))
        .withKernelVersion(labels.getOrDefault("node.kubernetes.io/windows-build", "6.12"))
        .endNodeInfo()
        .endStatus()
        .build();
  }
}

package dev.hotswap.operator.workload;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The Windows nodes a release may run on.
 *
 * @param windowsBuild the build nodes must have, such as {@code 10.0.20348}; empty for any
 * @param selector further labels nodes must have
 */
public record Pool(Optional<String> windowsBuild, Map<String, String> selector) {
  /** Every node's label for its operating system. */
  public static final String OS_LABEL = "kubernetes.io/os";

  /** A Windows node's label for its build. */
  public static final String BUILD_LABEL = "node.kubernetes.io/windows-build";

  public static final String WINDOWS = "windows";

  public Pool {
    selector = Map.copyOf(selector);
  }

  /** The labels that a node of the pool has, as a pod's {@code nodeSelector}. */
  public Map<String, String> nodeSelector() {
    Map<String, String> labels = new HashMap<>(selector);
    labels.put(OS_LABEL, WINDOWS);
    windowsBuild.ifPresent(build -> labels.put(BUILD_LABEL, build));
    return Map.copyOf(labels);
  }

  /** Whether the node belongs to the pool, ready or not. */
  public boolean contains(Node node) {
    Map<String, String> labels =
        Optional.ofNullable(node.getMetadata().getLabels()).orElse(Map.of());
    return labels.entrySet().containsAll(nodeSelector().entrySet());
  }

  /** Whether the node takes new pods: ready and not cordoned. */
  public static boolean takesPods(Node node) {
    boolean cordoned =
        Optional.ofNullable(node.getSpec()).map(NodeSpec::getUnschedulable).orElse(false);
    return !cordoned && isReady(node);
  }

  /** Whether the node's kubelet says that it is ready. */
  public static boolean isReady(Node node) {
    return node.getStatus() != null
        && node.getStatus().getConditions().stream()
            .anyMatch(c -> "Ready".equals(c.getType()) && "True".equals(c.getStatus()));
  }
}

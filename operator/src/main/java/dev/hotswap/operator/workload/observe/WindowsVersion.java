package dev.hotswap.operator.workload.observe;

import dev.hotswap.operator.workload.Pool;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeStatus;
import io.fabric8.kubernetes.api.model.NodeSystemInfo;
import java.util.Optional;

/**
 * Which Windows a node runs.
 *
 * @param build such as {@code 10.0.20348}: what an image must be made for; empty where it is not
 *     told
 * @param revision such as {@code 10.0.20348.2762}: the build and the monthly update; empty where it
 *     is not told
 */
public record WindowsVersion(String build, String revision) {
  /** Nobody tells. */
  static final WindowsVersion UNKNOWN = new WindowsVersion("", "");

  /** What the node's kubelet tells: the build by a label, the revision as the kernel's version. */
  public static WindowsVersion of(Node node) {
    String kernel =
        Optional.ofNullable(node.getStatus())
            .map(NodeStatus::getNodeInfo)
            .map(NodeSystemInfo::getKernelVersion)
            .orElse("");
    String label =
        Optional.ofNullable(node.getMetadata().getLabels())
            .map(labels -> labels.get(Pool.BUILD_LABEL))
            .orElse("");
    return new WindowsVersion(label.isEmpty() ? build(kernel) : label, kernel);
  }

  /** The first three numbers. */
  private static String build(String version) {
    String[] numbers = version.split("\\.", -1);
    return numbers.length < 3 ? "" : String.join(".", numbers[0], numbers[1], numbers[2]);
  }

  /** For people. */
  public String sentence() {
    if (build.isEmpty()) {
      return "Windows build unknown";
    }
    return "Windows build " + build + (revision.isEmpty() ? "" : ", revision " + revision);
  }
}

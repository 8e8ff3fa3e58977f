package dev.hotswap.operator.workload.observe;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The Windows nodes of the cluster, by name. */
public final class Nodes {
  private final Map<String, Node> byName;
  private final boolean seen;

  /** All of them: a node that is missing here counts as lost. */
  public Nodes(Collection<Node> nodes) {
    seen = true;
    byName =
        nodes.stream()
            .collect(Collectors.toMap(node -> node.getMetadata().getName(), Function.identity()));
  }

  private Nodes() {
    seen = false;
    byName = Map.of();
  }

  /** None was looked at: nobody knows of any that it is lost. */
  public static Nodes unseen() {
    return new Nodes();
  }

  /** Whether the node is gone, or its kubelet does not say that it is ready. */
  boolean lost(String name) {
    return seen && ready(name).filter(condition -> "True".equals(condition.getStatus())).isEmpty();
  }

  /** Since when it has been as it is; empty for a node that is gone. */
  Optional<Instant> since(String name) {
    return ready(name).flatMap(condition -> ApiTime.read(condition.getLastTransitionTime()));
  }

  /** Which Windows the node runs; unknown for one that is gone or does not say. */
  public WindowsVersion windows(String name) {
    return Optional.ofNullable(byName.get(name))
        .map(WindowsVersion::of)
        .orElse(WindowsVersion.UNKNOWN);
  }

  private Optional<NodeCondition> ready(String name) {
    return Optional.ofNullable(byName.get(name)).map(Node::getStatus).stream()
        .flatMap(status -> status.getConditions().stream())
        .filter(condition -> "Ready".equals(condition.getType()))
        .findFirst();
  }
}

package dev.hotswap.operator.preflight.check;

import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.preflight.capacity.NodeTerms;
import dev.hotswap.operator.preflight.facts.Facts;
import dev.hotswap.operator.workload.Pool;
import dev.hotswap.operator.workload.windows.Tolerations;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** At least one node of the pool takes pods, and all of them run the same Windows build. */
final class NodesMatch implements Check {
  private static final int NAMED = 3;

  @Override
  public List<Problem> of(Facts facts) {
    Pool pool = facts.wish().pool();
    List<Node> matching = facts.cluster().nodes().stream().filter(pool::contains).toList();
    if (matching.isEmpty()) {
      return List.of(Reason.NO_MATCHING_NODE.because(noneMatches(pool, facts.cluster().nodes())));
    }
    NodeTerms terms = NodeTerms.of(facts.wish().template().getSpec());
    List<Node> asked =
        matching.stream().filter(terms::attracts).filter(node -> has(node, pool, terms)).toList();
    if (asked.isEmpty()) {
      return List.of(Reason.NO_MATCHING_NODE.because(notOfTheTemplate(pool, terms, matching)));
    }
    List<Toleration> tolerations =
        Tolerations.withWindows(facts.wish().template().getSpec().getTolerations());
    boolean usable =
        asked.stream()
            .filter(Pool::takesPods)
            .anyMatch(node -> Tolerations.untolerated(node, tolerations).isEmpty());
    return usable
        ? mixedBuilds(asked)
        : List.of(Reason.NO_MATCHING_NODE.because(noneTakesPods(asked, tolerations)));
  }

  /** Labels that the pool asks for with another value are a conflict of their own. */
  private static boolean has(Node node, Pool pool, NodeTerms terms) {
    return labels(node).entrySet().containsAll(further(pool, terms).entrySet());
  }

  private static Map<String, String> further(Pool pool, NodeTerms terms) {
    Map<String, String> further = new TreeMap<>(terms.labels());
    further.keySet().removeAll(pool.nodeSelector().keySet());
    return further;
  }

  private static String notOfTheTemplate(Pool pool, NodeTerms terms, List<Node> matching) {
    boolean byAffinity = matching.stream().noneMatch(terms::attracts);
    return (byAffinity
            ? "spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution"
                + " asks for nodes that spec.nodePool does not have"
            : "spec.template.spec.nodeSelector asks for "
                + text(further(pool, terms))
                + " and no node of spec.nodePool that the template may run on has that")
        + " (it has "
        + matching.stream()
            .limit(NAMED)
            .map(node -> node.getMetadata().getName())
            .collect(Collectors.joining(", "))
        + "): take it out, or label a node so";
  }

  private static String noneMatches(Pool pool, List<Node> nodes) {
    String there =
        nodes.isEmpty()
            ? "the cluster has no Windows node"
            : "the cluster's Windows nodes are " + named(nodes, node -> differences(pool, node));
    return "spec.nodePool asks for nodes with "
        + text(pool.nodeSelector())
        + " and none matches; "
        + there
        + ": change nodePool or add nodes";
  }

  private static String noneTakesPods(List<Node> matching, List<Toleration> tolerations) {
    return "no node of spec.nodePool takes pods: "
        + named(matching, node -> obstacle(node, tolerations))
        + ": make one ready, uncordon it, or add a toleration to the template";
  }

  private static List<Problem> mixedBuilds(List<Node> matching) {
    TreeSet<String> builds =
        matching.stream()
            .map(node -> labels(node).getOrDefault(Pool.BUILD_LABEL, "unknown"))
            .collect(Collectors.toCollection(TreeSet::new));
    return builds.size() == 1
        ? List.of()
        : List.of(
            Reason.MIXED_WINDOWS_BUILDS.because(
                "spec.nodePool.windowsBuild is not set and the pool has nodes of builds "
                    + String.join(", ", builds)
                    + ": an image made for one does not start on an older one; set windowsBuild"));
  }

  private static String differences(Pool pool, Node node) {
    Map<String, String> has = new TreeMap<>();
    pool.nodeSelector()
        .forEach(
            (key, asked) -> {
              String value = labels(node).getOrDefault(key, "none");
              if (!asked.equals(value)) {
                has.put(key, value);
              }
            });
    return text(has);
  }

  private static String obstacle(Node node, List<Toleration> tolerations) {
    if (!Pool.isReady(node)) {
      return "not ready";
    }
    return Tolerations.untolerated(node, tolerations).stream()
        .findFirst()
        .map(taint -> "tainted " + taint.getKey() + ":" + taint.getEffect())
        .orElse("cordoned");
  }

  private static String named(List<Node> nodes, Function<Node, String> why) {
    Stream<String> first =
        nodes.stream()
            .limit(NAMED)
            .map(node -> node.getMetadata().getName() + " (" + why.apply(node) + ")");
    Stream<String> more =
        nodes.size() > NAMED ? Stream.of((nodes.size() - NAMED) + " more") : Stream.empty();
    return Stream.concat(first, more).collect(Collectors.joining(", "));
  }

  private static String text(Map<String, String> labels) {
    return new TreeMap<>(labels)
        .entrySet().stream()
            .map(label -> label.getKey() + "=" + label.getValue())
            .collect(Collectors.joining(", "));
  }

  private static Map<String, String> labels(Node node) {
    return Optional.ofNullable(node.getMetadata().getLabels()).orElse(Map.of());
  }
}

package dev.hotswap.testkit.controllers.node;

import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.controllers.api.Cluster;
import dev.hotswap.testkit.controllers.api.Controller;
import dev.hotswap.testkit.controllers.api.Owners;
import dev.hotswap.testkit.controllers.api.Pods;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Gives every pod the emptiest node that takes it, or says why none does. */
public final class Scheduler implements Controller {
  @Override
  public void reconcile(Cluster cluster) {
    List<Pod> pods = cluster.list(Pod.class);
    List<Pod> waiting =
        pods.stream().filter(pod -> Pods.node(pod).isEmpty() && Pods.active(pod)).toList();
    if (waiting.isEmpty()) {
      return;
    }
    List<Node> nodes = cluster.list(Node.class);
    Map<String, NodeCapacity> rooms = rooms(nodes, pods);
    for (Pod pod : waiting) {
      schedule(cluster, pod, nodes, rooms)
          .ifPresent(node -> rooms.computeIfPresent(node, (name, room) -> room.with(pod)));
    }
  }

  private static Map<String, NodeCapacity> rooms(List<Node> nodes, List<Pod> pods) {
    Map<String, List<Pod>> byNode =
        pods.stream()
            .filter(pod -> !Pods.finished(pod))
            .collect(Collectors.groupingBy(pod -> Pods.node(pod).orElse("")));
    Map<String, NodeCapacity> rooms = new HashMap<>();
    for (Node node : nodes) {
      String name = node.getMetadata().getName();
      rooms.put(name, NodeCapacity.of(node, byNode.getOrDefault(name, List.of())));
    }
    return rooms;
  }

  private static Optional<String> schedule(
      Cluster cluster, Pod pod, List<Node> nodes, Map<String, NodeCapacity> rooms) {
    Map<String, Long> obstacles = new TreeMap<>();
    List<NodeCapacity> fitting = new ArrayList<>();
    for (Node node : nodes) {
      Optional<NodeCapacity> room = Optional.ofNullable(rooms.get(node.getMetadata().getName()));
      NodeFit.obstacle(pod, node)
          .or(() -> room.flatMap(left -> left.obstacle(pod)))
          .ifPresentOrElse(
              why -> obstacles.merge(why, 1L, Long::sum), () -> room.ifPresent(fitting::add));
    }
    Optional<String> chosen =
        fitting.stream()
            .min(Comparator.comparingInt(NodeCapacity::pods).thenComparing(NodeCapacity::node))
            .map(NodeCapacity::node);
    chosen.ifPresentOrElse(
        node ->
            cluster.edit(
                pod, "binding", object -> Json.child(object, "spec").put("nodeName", node)),
        () -> refuse(cluster, pod, nodes.size(), obstacles));
    return chosen;
  }

  private static void refuse(Cluster cluster, Pod pod, int nodes, Map<String, Long> obstacles) {
    String reasons =
        obstacles.entrySet().stream()
            .map(obstacle -> obstacle.getValue() + " " + obstacle.getKey())
            .collect(Collectors.joining(", "));
    String message = "0/%d nodes are available: %s.".formatted(nodes, reasons);
    boolean said =
        Pods.condition(pod, "PodScheduled")
            .filter(condition -> message.equals(condition.getMessage()))
            .isPresent();
    if (!said && !Owners.deleting(pod)) {
      cluster.writeStatus(
          new PodBuilder(pod)
              .editStatus()
              .withConditions(
                  new PodConditionBuilder()
                      .withType("PodScheduled")
                      .withStatus("False")
                      .withReason("Unschedulable")
                      .withMessage(message)
                      .withLastTransitionTime(cluster.timestamp())
                      .build())
              .endStatus()
              .build());
    }
  }
}

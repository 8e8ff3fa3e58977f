package dev.hotswap.testkit.controllers.node;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.write.DeleteOptions;
import dev.hotswap.testkit.controllers.api.Cluster;
import dev.hotswap.testkit.controllers.api.Controller;
import dev.hotswap.testkit.controllers.api.Owners;
import dev.hotswap.testkit.controllers.api.Pods;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.NodeConditionBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Notices nodes that are no longer heard of: first they and their pods are not ready, five minutes
 * later their pods are deleted. Pods of nodes that are gone are removed at once.
 */
public final class NodeLifecycle implements Controller {
  private static final Duration GRACE = Duration.ofSeconds(40);
  private static final Duration TOLERATION = Duration.ofMinutes(5);
  private static final String UNREACHABLE = "node.kubernetes.io/unreachable";

  @Override
  public void reconcile(Cluster cluster) {
    List<Node> nodes = cluster.list(Node.class);
    nodes.forEach(node -> reconcile(cluster, node));
    Set<String> names =
        nodes.stream().map(node -> node.getMetadata().getName()).collect(Collectors.toSet());
    cluster.list(Pod.class).stream()
        .filter(pod -> Pods.node(pod).filter(name -> !names.contains(name)).isPresent())
        .forEach(pod -> cluster.delete(pod, DeleteOptions.DEFAULT.now()));
  }

  private static void reconcile(Cluster cluster, Node node) {
    Optional<Instant> silentSince =
        cluster
            .find(Lease.class, Heartbeat.NAMESPACE, node.getMetadata().getName())
            .map(lease -> Heartbeat.renewed(lease).plus(GRACE));
    if (silentSince.isEmpty() || silentSince.get().isAfter(cluster.now())) {
      silentSince.ifPresent(cluster::wakeAt);
      report(cluster, node, "True", "KubeletReady");
    } else {
      report(cluster, node, "Unknown", "NodeStatusUnknown");
      lose(cluster, node, silentSince.get());
    }
  }

  private static void report(Cluster cluster, Node node, String status, String reason) {
    Optional<NodeCondition> before =
        node.getStatus().getConditions().stream()
            .filter(c -> c.getType().equals("Ready"))
            .findFirst();
    if (before.filter(c -> c.getStatus().equals(status)).isPresent()) {
      return;
    }
    NodeCondition ready =
        new NodeConditionBuilder()
            .withType("Ready")
            .withStatus(status)
            .withReason(reason)
            .withLastTransitionTime(cluster.timestamp())
            .build();
    cluster.writeStatus(
        node.edit()
            .editStatus()
            .removeMatchingFromConditions(c -> c.getType().equals("Ready"))
            .addToConditions(ready)
            .endStatus()
            .build());
    cluster.edit(node, object -> taint(object, !status.equals("True")));
  }

  private static void taint(ObjectNode node, boolean unreachable) {
    ArrayNode taints = Json.array();
    node.path("spec")
        .path("taints")
        .forEach(
            taint -> {
              if (!taint.path("key").asText().equals(UNREACHABLE)) {
                taints.add(taint);
              }
            });
    if (unreachable) {
      taints.addObject().put("key", UNREACHABLE).put("effect", "NoSchedule");
      taints.addObject().put("key", UNREACHABLE).put("effect", "NoExecute");
    }
    Json.child(node, "spec").set("taints", taints);
  }

  private static void lose(Cluster cluster, Node node, Instant since) {
    Instant eviction = since.plus(TOLERATION);
    boolean evict = !eviction.isAfter(cluster.now());
    if (!evict) {
      cluster.wakeAt(eviction);
    }
    for (Pod pod : cluster.list(Pod.class)) {
      boolean here = Pods.node(pod).filter(node.getMetadata().getName()::equals).isPresent();
      if (here && Pods.ready(pod)) {
        cluster.writeStatus(unready(cluster, pod));
      } else if (here && evict && !Owners.deleting(pod)) {
        cluster.delete(pod, DeleteOptions.DEFAULT);
      }
    }
  }

  private static Pod unready(Cluster cluster, Pod pod) {
    return new PodBuilder(pod)
        .editStatus()
        .removeMatchingFromConditions(c -> c.getType().equals("Ready"))
        .addToConditions(
            new PodConditionBuilder()
                .withType("Ready")
                .withStatus("False")
                .withReason("NodeNotReady")
                .withLastTransitionTime(cluster.timestamp())
                .build())
        .endStatus()
        .build();
  }
}

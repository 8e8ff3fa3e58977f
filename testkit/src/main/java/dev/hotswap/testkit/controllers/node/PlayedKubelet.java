package dev.hotswap.testkit.controllers.node;

import dev.hotswap.testkit.apiserver.write.DeleteOptions;
import dev.hotswap.testkit.controllers.api.Cluster;
import dev.hotswap.testkit.controllers.api.Controller;
import dev.hotswap.testkit.controllers.api.Owners;
import dev.hotswap.testkit.controllers.api.Pods;
import dev.hotswap.testkit.controllers.node.PlayedImage.Exit;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The kubelets of all nodes: they run no process, but report every pod as its images behave. Lost
 * nodes neither report nor renew their leases.
 */
public final class PlayedKubelet implements Controller {
  private final PlayedRegistry registry;
  private final Heartbeat heartbeat = new Heartbeat();
  private final Map<String, NodeImages> images = new HashMap<>();
  private final Map<String, PodRun> runs = new HashMap<>();
  private final Set<String> lost = new HashSet<>();
  private int addresses;

  /** Kubelets that fetch from a registry. */
  public PlayedKubelet(PlayedRegistry registry) {
    this.registry = registry;
  }

  /** Cuts a node off, or brings it back. */
  public synchronized void lose(String node, boolean isLost) {
    if (isLost) {
      lost.add(node);
    } else {
      lost.remove(node);
    }
  }

  /** Ends the processes of a pod now; does nothing if none of them runs. */
  public synchronized void crash(Cluster cluster, String namespace, String pod, Exit exit) {
    Pod found = cluster.find(Pod.class, namespace, pod).orElseThrow();
    run(found).ifPresent(run -> run.kill(found, exit, cluster.now()));
    reconcile(cluster);
  }

  /** Makes the readiness probe of a pod fail, or lets it answer as its image does again. */
  public synchronized void holdUnready(
      Cluster cluster, String namespace, String pod, boolean held) {
    Pod found = cluster.find(Pod.class, namespace, pod).orElseThrow();
    run(found).ifPresent(run -> run.holdUnready(held));
    reconcile(cluster);
  }

  @Override
  public synchronized void reconcile(Cluster cluster) {
    for (Node node : cluster.list(Node.class)) {
      if (!lost.contains(node.getMetadata().getName())) {
        heartbeat.beat(cluster, node);
      }
    }
    Set<String> present = new HashSet<>();
    for (Pod pod : cluster.list(Pod.class)) {
      present.add(pod.getMetadata().getUid());
      Pods.node(pod)
          .filter(node -> !lost.contains(node))
          .ifPresent(node -> reconcile(cluster, pod, node));
    }
    runs.keySet().retainAll(present);
  }

  private void reconcile(Cluster cluster, Pod pod, String node) {
    if (Pods.finished(pod) && !Owners.deleting(pod)) {
      return;
    }
    PodRun run =
        runs.computeIfAbsent(
            pod.getMetadata().getUid(),
            uid -> new PodRun(pod, nextAddress(), cluster.now(), imagesOf(node)));
    run.advance(pod, cluster);
    if (Owners.deleting(pod) && stopped(cluster, pod, run)) {
      cluster.delete(pod, DeleteOptions.DEFAULT.now());
      return;
    }
    PodStatus status = PodReport.of(pod, run, cluster);
    if (!status.equals(pod.getStatus())) {
      cluster.writeStatus(new PodBuilder(pod).withStatus(status).build());
    }
  }

  /** Whether a pod that is being deleted has stopped, be it by itself or by force. */
  private static boolean stopped(Cluster cluster, Pod pod, PodRun run) {
    Duration grace = Duration.ofSeconds(pod.getMetadata().getDeletionGracePeriodSeconds());
    Instant deadline = Instant.parse(pod.getMetadata().getDeletionTimestamp());
    Instant done = deadline.minus(grace).plus(run.stopping(pod));
    Instant end = done.isBefore(deadline) ? done : deadline;
    if (end.isAfter(cluster.now())) {
      cluster.wakeAt(end);
      return false;
    }
    return true;
  }

  private Optional<PodRun> run(Pod pod) {
    return Optional.ofNullable(runs.get(pod.getMetadata().getUid()));
  }

  private NodeImages imagesOf(String node) {
    return images.computeIfAbsent(node, name -> new NodeImages(registry));
  }

  private String nextAddress() {
    addresses++;
    return "10.244.%d.%d".formatted(addresses / 250 % 250, addresses % 250 + 1);
  }
}

package dev.hotswap.e2e.real.cluster;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The nodes of the cluster. Each says that it is alive by renewing its Lease (KEP-589). */
public final class NodePool implements AutoCloseable {
  private static final Duration RENEWAL = Duration.ofSeconds(4);
  private static final String LEASES = "kube-node-lease";

  private final KubernetesClient client;
  private final Clock clock;
  private final List<RealNode> nodes;
  private final Set<String> silent = ConcurrentHashMap.newKeySet();
  private final Thread heart = Thread.ofVirtual().name("node-leases").unstarted(this::beat);

  /** Nodes that are not registered yet. */
  public NodePool(KubernetesClient client, Clock clock, List<RealNode> nodes) {
    this.client = client;
    this.clock = clock;
    this.nodes = List.copyOf(nodes);
  }

  /** Registers the nodes and begins to renew their Leases. */
  public void register() {
    nodes.forEach(
        node -> {
          client.resource(object(node)).forceConflicts().serverSideApply();
          report(node);
        });
    heart.start();
  }

  /** From now on nothing is heard of the node, although its pods may run on. */
  public void silence(String node) {
    silent.add(node);
  }

  /** The node is heard of again. */
  public void hear(String node) {
    silent.remove(node);
    nodes.stream().filter(known -> known.name().equals(node)).forEach(this::report);
  }

  /**
   * The controllers of nodes write into the same status, so only what a kubelet says is patched.
   */
  private void report(RealNode node) {
    String patch =
        client.getKubernetesSerialization().asJson(Map.of("status", object(node).getStatus()));
    client
        .nodes()
        .withName(node.name())
        .subresource("status")
        .patch(PatchContext.of(PatchType.STRATEGIC_MERGE), patch);
    renew(node.name());
  }

  private Node object(RealNode node) {
    return node.toNode(clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }

  private void beat() {
    try {
      while (true) {
        Thread.sleep(RENEWAL);
        nodes.stream().map(RealNode::name).filter(n -> !silent.contains(n)).forEach(this::tryRenew);
      }
    } catch (InterruptedException closed) {
      return;
    }
  }

  private void tryRenew(String node) {
    try {
      renew(node);
    } catch (KubernetesClientException theServerIsAway) {
      return;
    }
  }

  private void renew(String node) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Lease lease =
        new LeaseBuilder()
            .withNewMetadata()
            .withName(node)
            .withNamespace(LEASES)
            .endMetadata()
            .withNewSpec()
            .withHolderIdentity(node)
            .withLeaseDurationSeconds(40)
            .withRenewTime(ZonedDateTime.ofInstant(now, ZoneOffset.UTC))
            .endSpec()
            .build();
    client.resource(lease).forceConflicts().serverSideApply();
  }

  @Override
  public void close() {
    heart.interrupt();
  }
}

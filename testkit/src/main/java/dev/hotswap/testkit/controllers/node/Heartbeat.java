package dev.hotswap.testkit.controllers.node;

import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.controllers.api.Cluster;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** A node says that it is alive: it renews its Lease (KEP-589). */
final class Heartbeat {
  static final String NAMESPACE = "kube-node-lease";
  private static final Duration PERIOD = Duration.ofSeconds(10);
  private static final DateTimeFormatter MICRO_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  /** Renews the Lease when it is older than the period. */
  void beat(Cluster cluster, Node node) {
    String name = node.getMetadata().getName();
    Optional<Lease> lease = cluster.find(Lease.class, NAMESPACE, name);
    if (lease.isEmpty()) {
      cluster.create(
          new LeaseBuilder()
              .withNewMetadata()
              .withName(name)
              .withNamespace(NAMESPACE)
              .endMetadata()
              .withNewSpec()
              .withHolderIdentity(name)
              .withLeaseDurationSeconds(40)
              .withRenewTime(ZonedDateTime.ofInstant(cluster.now(), ZoneOffset.UTC))
              .endSpec()
              .build());
    } else if (Duration.between(renewed(lease.get()), cluster.now()).abs().compareTo(PERIOD) >= 0) {
      cluster.edit(
          lease.get(),
          object -> Json.child(object, "spec").put("renewTime", MICRO_TIME.format(cluster.now())));
    }
  }

  /** When a node was last heard of. */
  static Instant renewed(Lease lease) {
    return lease.getSpec().getRenewTime().toInstant();
  }
}

package dev.hotswap.testkit.gateway;

import dev.hotswap.testkit.Closing;
import dev.hotswap.testkit.gateway.config.Propagation;
import dev.hotswap.testkit.gateway.config.RouteFeed;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A gateway of several instances that all follow the routes of one API server. */
public final class PlayedGateway implements Closeable {

  private final List<GatewayInstance> instances;
  private final Closing closing = new Closing();

  /** Starts one instance at each address and returns when all of them listen. */
  public PlayedGateway(
      KubernetesClient client,
      GatewaySettings settings,
      Propagation propagation,
      List<String> addresses)
      throws IOException {
    var started = new ArrayList<GatewayInstance>();
    for (String address : addresses) {
      started.add(closing.later(new GatewayInstance(settings, address)));
    }
    instances = List.copyOf(started);
    closing.later(
        new RouteFeed(
            client, propagation, table -> instances.forEach(instance -> instance.apply(table))));
  }

  /** The instances, in the order of their addresses. */
  public List<GatewayInstance> instances() {
    return instances;
  }

  @Override
  public void close() {
    closing.close();
  }
}

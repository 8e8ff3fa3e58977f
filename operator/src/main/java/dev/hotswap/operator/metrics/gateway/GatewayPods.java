package dev.hotswap.operator.metrics.gateway;

import java.util.List;

/** Finds a gateway's pods. */
@FunctionalInterface
public interface GatewayPods {
  /**
   * The ready pods, from a cache; the first question about a gateway may wait for it to be filled.
   *
   * @param namespace where they live
   * @param selector as kubectl writes it
   */
  List<GatewayPod> ready(String namespace, String selector);
}

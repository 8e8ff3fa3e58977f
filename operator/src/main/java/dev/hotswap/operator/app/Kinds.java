package dev.hotswap.operator.app;

import dev.hotswap.operator.naming.ClusterNames;
import dev.hotswap.operator.traffic.RouteKinds;
import dev.hotswap.operator.traffic.istio.IstioRoutes;
import java.util.List;

/** Every kind of route that the operator writes. A new one is one more line. */
public final class Kinds {
  private Kinds() {}

  /**
   * All of them.
   *
   * @param names resolves hosts and gateways as this cluster does
   */
  public static RouteKinds of(ClusterNames names) {
    return new RouteKinds(List.of(new IstioRoutes(names)));
  }
}

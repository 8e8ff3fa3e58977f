package dev.hotswap.operator.traffic.istio;

import dev.hotswap.core.plan.RouteRevision;
import java.util.List;

/**
 * Every route of a release, as one form of the user's part has them.
 *
 * @param revision of the user's part
 */
public record OwnedRoutes(RouteRevision revision, List<OwnedRoute> routes) {
  public OwnedRoutes {
    routes = List.copyOf(routes);
  }
}

package dev.hotswap.operator.traffic;

import dev.hotswap.core.plan.RouteRevision;
import java.util.List;

/**
 * Every route of a release, as one form of the user's part has them.
 *
 * @param revision of the user's part
 */
public record RouteSet(RouteRevision revision, List<RouteSpec> routes) {
  public RouteSet {
    routes = List.copyOf(routes);
  }
}

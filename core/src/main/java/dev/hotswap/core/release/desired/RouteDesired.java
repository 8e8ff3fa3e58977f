package dev.hotswap.core.release.desired;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.plan.Split;
import java.util.Map;
import java.util.Optional;

/**
 * What the route objects shall say. Weights are always written with the form that is in force; a
 * newer form is offered where nothing moves, and where it is refused the one in force stays.
 *
 * @param split the weights
 * @param inForce the form that was accepted last; empty while none was
 * @param offered a newer form that may take its place; empty where there is none, or its time has
 *     not come
 */
public record RouteDesired(Split split, Optional<Form> inForce, Optional<Form> offered) {
  /**
   * The routes as one form of the user's part has them.
   *
   * @param backends what each backend is to a route; one behind which nothing known is, is not
   *     there
   */
  public record Form(RouteRevision revision, Map<BackendId, Backend> backends) {
    public Form {
      backends = Map.copyOf(backends);
    }
  }

  /**
   * What stands behind a backend's Service.
   *
   * @param revision whose ports the Service has
   * @param routes the form that says which of those ports the routes name; empty where nobody
   *     remembers
   */
  public record Backend(Revision revision, Optional<RouteRevision> routes) {}
}

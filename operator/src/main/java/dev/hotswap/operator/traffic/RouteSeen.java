package dev.hotswap.operator.traffic;

import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.plan.Split;
import dev.hotswap.operator.kube.Editor;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the object of one route says.
 *
 * @param split the weights; empty where it sends elsewhere, or cannot be read as a whole
 * @param revision the user's part that it carries; empty where it does not say
 * @param claims the hosts that it serves, at its gateways
 * @param editors who else wrote the weights since Hotswap did, oldest first
 */
public record RouteSeen(
    Optional<Split> split,
    Optional<RouteRevision> revision,
    Set<Claim> claims,
    List<Editor> editors) {
  public RouteSeen {
    claims = Set.copyOf(claims);
    editors = List.copyOf(editors);
  }
}

package dev.hotswap.operator.preflight.check;

import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.grant.Grants;
import dev.hotswap.operator.grant.Tenant;
import dev.hotswap.operator.naming.HostName;
import dev.hotswap.operator.preflight.facts.Facts;
import dev.hotswap.operator.traffic.RouteKind;
import dev.hotswap.operator.traffic.RouteSpec;
import dev.hotswap.operator.traffic.UserPart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The user's part of a route sends, copies and redirects requests only to Services of the release's
 * namespace and to what is granted: whoever sends requests to another release's slots speaks
 * through its counters.
 */
public final class DestinationsAllowed implements Check {
  @Override
  public List<Problem> of(Facts facts) {
    Tenant tenant = facts.wish().claimant().tenant();
    return facts.wish().routes().stream()
        .flatMap(route -> of(route, tenant, facts.grants()))
        .distinct()
        .toList();
  }

  /** The same, of the user's part of one route. */
  public static Stream<Problem> of(RouteSpec route, Tenant tenant, Grants grants) {
    return refused(part(route, tenant), tenant, grants)
        .sorted(Map.Entry.comparingByKey())
        .map(field -> problem(route, field.getKey(), field.getValue(), tenant));
  }

  /**
   * The user's part without what sends or copies requests where it may not. What merely renames
   * them goes on: it reaches nobody else, and without it requests would change under way.
   */
  public static Map<String, Object> without(RouteSpec route, Tenant tenant, Grants grants) {
    Map<String, Object> allowed = new LinkedHashMap<>(route.fitting());
    sends(part(route, tenant), tenant, grants)
        .map(field -> field.getKey().split("[.\\[]", 2)[0])
        .forEach(allowed::remove);
    return allowed;
  }

  private static Stream<Map.Entry<String, HostName>> refused(
      UserPart part, Tenant tenant, Grants grants) {
    return Stream.concat(
        sends(part, tenant, grants),
        part.authorities().entrySet().stream()
            .filter(field -> !grants.allowAuthority(tenant, field.getValue())));
  }

  private static Stream<Map.Entry<String, HostName>> sends(
      UserPart part, Tenant tenant, Grants grants) {
    return part.sends().entrySet().stream()
        .filter(field -> !grants.allowDestination(tenant, field.getValue()));
  }

  private static UserPart part(RouteSpec route, Tenant tenant) {
    return route.kind().reach().userPart(tenant.namespace(), route.fitting());
  }

  private static Problem problem(RouteSpec route, String path, HostName host, Tenant tenant) {
    RouteKind.UserField field = route.kind().userField();
    return Reason.DESTINATION_NOT_ALLOWED.because(
        field.field()
            + "."
            + field.part()
            + "."
            + path
            + " is "
            + host
            + ", which is not granted to namespace "
            + tenant.namespace()
            + ": name a Service of its own, or ask for an entry under grants.destinations in the"
            + " operator's settings");
  }
}

package dev.hotswap.operator.reconcile;

import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.kube.decode.Decoded;
import dev.hotswap.operator.naming.ClusterNames;
import dev.hotswap.operator.preflight.check.ClaimsAllowed;
import dev.hotswap.operator.preflight.check.DestinationsAllowed;
import dev.hotswap.operator.preflight.facts.Entitlement;
import dev.hotswap.operator.preflight.facts.RouteSummary;
import dev.hotswap.operator.traffic.Claim;
import dev.hotswap.operator.traffic.RouteSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One route of a release between what its spec asks for and what its object has.
 *
 * @param entitlement what the release may have
 * @param asked the route as the spec has it
 * @param live its object; empty where there is none
 */
record GuardedRoute(Entitlement entitlement, RouteSpec asked, Optional<RouteSummary> live) {

  /** What may be written: what it has already, and of what is new all that is free. */
  Optional<RouteSpec> permitted(Instant now) {
    List<String> gateways = asked.gateways().stream().filter(this::mayAttach).toList();
    List<String> hosts = asked.hosts().stream().filter(host -> mayServe(host, gateways)).toList();
    return hosts.isEmpty() || gateways.isEmpty()
        ? Optional.empty()
        : Optional.of(asked.limited(hosts, gateways, userPart(), servedSince(hosts, now)));
  }

  /** Why something is missing from it, or serves although it may not any more. */
  Stream<String> refused() {
    return Stream.of(
            fresh().flatMap(claim -> ClaimsAllowed.of(entitlement, claim)).map(Problem::message),
            held().filter(claim -> !entitlement.granted(claim)).map(this::takenBack),
            held().flatMap(claim -> servedBefore(claim).stream()),
            DestinationsAllowed.of(asked, entitlement.self().tenant(), entitlement.grants())
                .map(Problem::message))
        .flatMap(sentences -> sentences)
        .distinct();
  }

  /** The user's part without what it may not name: a copy that is missing cuts nobody off. */
  Decoded<Map<String, Object>> userPart() {
    return asked
        .userPart()
        .then(
            fits ->
                new Decoded.Fits<>(
                    DestinationsAllowed.without(
                        asked, entitlement.self().tenant(), entitlement.grants())));
  }

  private Stream<Claim> fresh() {
    return claims(asked.hosts(), asked.gateways()).filter(Predicate.not(this::has));
  }

  private Stream<Claim> held() {
    return claims(asked.hosts(), asked.gateways()).filter(this::has);
  }

  private boolean has(Claim claim) {
    return live.filter(route -> route.claims().stream().anyMatch(claim::sameAs)).isPresent();
  }

  private boolean hasOrFree(Claim claim) {
    return has(claim) || entitlement.free(claim);
  }

  private boolean servesHost(String host) {
    return claims(List.of(host), asked.gateways()).anyMatch(this::has);
  }

  /** A host that serves is not given up for a gateway where it may not be. */
  private boolean mayAttach(String gateway) {
    List<String> at = List.of(gateway);
    return claims(asked.hosts(), at).anyMatch(this::hasOrFree)
        && asked.hosts().stream()
            .filter(this::servesHost)
            .flatMap(host -> claims(List.of(host), at))
            .allMatch(this::hasOrFree);
  }

  private boolean mayServe(String host, List<String> gateways) {
    return claims(List.of(host), gateways).allMatch(this::hasOrFree);
  }

  private Stream<Claim> claims(List<String> hosts, List<String> gateways) {
    return gateways.isEmpty()
        ? Stream.empty()
        : asked.kind().reach().claims(entitlement.self().tenant().namespace(), hosts, gateways);
  }

  private ClusterNames names() {
    return entitlement.grants().names();
  }

  /** As its object says; what is new begins now. */
  private Map<String, Instant> servedSince(List<String> hosts, Instant now) {
    Map<String, Instant> since = new TreeMap<>();
    for (String host : hosts) {
      String text = names().host(host, entitlement.self().tenant().namespace()).text();
      since.put(
          text,
          live.filter(route -> servesHost(host))
              .map(route -> route.servedSince().getOrDefault(text, route.created()))
              .orElse(now));
    }
    return since;
  }

  private String takenBack(Claim claim) {
    return "host "
        + claim.host()
        + " at "
        + claim.gateway()
        + " is not granted to namespace "
        + entitlement.self().tenant().namespace()
        + " any more: what serves goes on, and no new route gets it; take the host out of"
        + " spec.traffic, or ask for an entry under grants in the operator's settings";
  }

  private Optional<String> servedBefore(Claim claim) {
    return live.flatMap(route -> entitlement.before(claim, route.since(claim)))
        .map(
            first ->
                "host "
                    + claim.host()
                    + " was served by "
                    + first.route()
                    + " first: take the host out of one of the two");
  }
}

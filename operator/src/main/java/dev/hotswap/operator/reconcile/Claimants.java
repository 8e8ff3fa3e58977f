package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.operator.grant.Grants;
import dev.hotswap.operator.grant.Tenant;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.preflight.facts.Claimant;
import dev.hotswap.operator.preflight.facts.Occupant;
import dev.hotswap.operator.preflight.facts.Others;
import dev.hotswap.operator.preflight.facts.RouteSummary;
import dev.hotswap.operator.preflight.facts.Sender;
import dev.hotswap.operator.preflight.facts.SlotTargets;
import dev.hotswap.operator.preflight.read.RouteReader;
import dev.hotswap.operator.reconcile.cache.ClusterCache;
import dev.hotswap.operator.reconcile.cache.Holdings;
import dev.hotswap.operator.reconcile.cache.SlotTargeting;
import dev.hotswap.operator.traffic.Claim;
import dev.hotswap.operator.traffic.RouteKinds;
import dev.hotswap.operator.traffic.RouteSpec;
import dev.hotswap.operator.traffic.Workloads;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Releases, what they claim, and which routes of others have to do with that. */
final class Claimants {
  /** A chain of names that is longer resolves slowly, or not at all. */
  private static final int NAMES_OF_NAMES = 5;

  private final ClusterCache cache;
  private final RouteKinds kinds;
  private final RouteReader reader;
  private final Supplier<Grants> grants;

  /**
   * Of releases in this cluster.
   *
   * @param kinds of route
   * @param grants what is granted now
   */
  Claimants(ClusterCache cache, RouteKinds kinds, RouteReader reader, Supplier<Grants> grants) {
    this.cache = cache;
    this.kinds = kinds;
    this.reader = reader;
    this.grants = grants;
  }

  /** What is granted now. */
  Grants grants() {
    return grants.get();
  }

  /** A release with the hosts that its spec claims at gateways. */
  Claimant of(GoRelease release) {
    String namespace = release.getMetadata().getNamespace();
    return new Claimant(
        Owner.of(release),
        new Tenant(namespace, cache.labelsOf(namespace)),
        routes(release).stream()
            .flatMap(route -> route.kind().reach().claims(namespace, route))
            .collect(Collectors.toSet()));
  }

  /** Every route of a release's spec; by which ports it reaches a slot is another question. */
  List<RouteSpec> routes(GoRelease release) {
    return kinds.asked(release.getSpec().traffic().routes());
  }

  /**
   * What routes of others have to do with this release.
   *
   * @param targets by what others can send requests to it
   * @param holdings what carries its label
   */
  Others others(GoRelease release, SlotTargets targets, Holdings holdings) {
    Claimant self = of(release);
    return new Others(
        occupants(self, self.claims()),
        senders(release, targets, holdings),
        aliases(targets).stream().map(RouteSummary::toString).collect(Collectors.toSet()),
        cache.workloads(),
        cache.unwatched());
  }

  /** Routes of others that may serve one of these claims. */
  Set<Occupant> occupants(Claimant self, Collection<Claim> claims) {
    return claims.stream()
        .flatMap(cache::routesServing)
        .distinct()
        .filter(route -> !route.isOf(self))
        .flatMap(route -> Occupant.of(route, owner(route), grants()))
        .collect(Collectors.toSet());
  }

  /** Which gateways are the same pods. */
  Workloads workloads() {
    return cache.workloads();
  }

  /** By what others can send requests to a release's slots now. */
  SlotTargets targets(GoRelease release, Holdings holdings) {
    return SlotTargeting.of(release, holdings, grants().names());
  }

  /**
   * Services that are other names of these hosts ({@code ExternalName}), and names of those names.
   */
  private Set<RouteSummary> aliases(SlotTargets targets) {
    Set<RouteSummary> known = new HashSet<>();
    SlotTargets named = targets;
    for (int i = 0; i < NAMES_OF_NAMES; i++) {
      Set<RouteSummary> more =
          cache.sendingTo(named).filter(RouteSummary::isAlias).collect(Collectors.toSet());
      if (!known.addAll(more)) {
        break;
      }
      named = targets.named(reader.services(known));
    }
    return known;
  }

  /** What of others sends or copies requests to this release's slots. */
  Set<Sender> senders(GoRelease release, SlotTargets targets, Holdings holdings) {
    Claimant self = of(release);
    Set<String> ownNames = ReleaseParts.services(release);
    Stream<RouteSummary> labelled =
        holdings.services().stream()
            .filter(service -> !self.owner().controls(service))
            .filter(service -> !ownNames.contains(service.getMetadata().getName()))
            .map(reader::gist);
    SlotTargets named = targets.named(reader.services(aliases(targets)));
    return Stream.concat(cache.sendingTo(named), labelled)
        .filter(object -> !(kinds.named(object.kind()).isPresent() && object.isOf(self)))
        .flatMap(object -> named.reachedBy(object).stream())
        .collect(Collectors.toSet());
  }

  /** The release that exists, has the UID that the route names, and gives it its name. */
  private Optional<Claimant> owner(RouteSummary route) {
    return route.controller().flatMap(cache::release).map(this::of).filter(route::isOf);
  }
}

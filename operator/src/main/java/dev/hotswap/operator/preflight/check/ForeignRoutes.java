package dev.hotswap.operator.preflight.check;

import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.preflight.facts.Claim;
import dev.hotswap.operator.preflight.facts.Facts;
import io.fabric8.istio.api.networking.v1.VirtualService;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * No VirtualService of somebody else serves one of the hosts at one of the gateways: Istio merges
 * them in an order that nobody chose. Those of other releases are told as claimed hosts.
 */
final class ForeignRoutes implements Check {
  @Override
  public List<Problem> of(Facts facts) {
    Owner owner = facts.wish().claimant().owner();
    Set<Claim> ours = facts.wish().claimant().claims();
    return facts.cluster().virtualServices().stream()
        .filter(route -> !belongsToARelease(route, owner))
        .filter(route -> claims(route).anyMatch(ours::contains))
        .map(route -> problem(route, ours))
        .toList();
  }

  private static boolean belongsToARelease(VirtualService route, Owner owner) {
    return Owner.controllerOf(route)
        .map(OwnerReference::getKind)
        .filter(owner.kind()::equals)
        .isPresent();
  }

  private static Stream<Claim> claims(VirtualService route) {
    return Stream.ofNullable(route.getSpec())
        .flatMap(
            spec ->
                Claim.all(
                    route.getMetadata().getNamespace(),
                    Optional.ofNullable(spec.getHosts()).orElse(List.of()),
                    Optional.ofNullable(spec.getGateways()).orElse(List.of())));
  }

  private static Problem problem(VirtualService route, Set<Claim> ours) {
    String hosts =
        claims(route)
            .filter(ours::contains)
            .map(Claim::host)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return Reason.FOREIGN_ROUTE.because(
        "VirtualService "
            + route.getMetadata().getNamespace()
            + "/"
            + route.getMetadata().getName()
            + " serves "
            + hosts
            + " at the same gateway: delete it or take the host out of it");
  }
}

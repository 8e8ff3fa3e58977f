package dev.hotswap.operator.preflight.check;

import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.preflight.facts.Claim;
import dev.hotswap.operator.preflight.facts.Claimant;
import dev.hotswap.operator.preflight.facts.Entitlement;
import dev.hotswap.operator.preflight.facts.Facts;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Settings allow the release's namespace its hosts and gateways, and no older release has one of
 * them.
 */
public final class ClaimsAllowed implements Check {
  @Override
  public List<Problem> of(Facts facts) {
    return of(facts.entitlement());
  }

  /** The same, of claims alone. */
  public static List<Problem> of(Entitlement entitlement) {
    String namespace = entitlement.self().owner().namespace();
    return Stream.of(
            names(entitlement, Claim::host)
                .filter(host -> !entitlement.grantsHost(host))
                .map(host -> host(namespace, host)),
            names(entitlement, Claim::gateway)
                .filter(gateway -> !entitlement.grantsGateway(gateway))
                .map(gateway -> gateway(namespace, gateway)),
            names(entitlement, Claim::host).flatMap(host -> taken(entitlement, host)))
        .flatMap(problems -> problems)
        .toList();
  }

  private static Stream<String> names(Entitlement entitlement, Function<Claim, String> part) {
    return entitlement.self().claims().stream().map(part).distinct().sorted();
  }

  private static Stream<Problem> taken(Entitlement entitlement, String host) {
    return entitlement.self().claims().stream()
        .filter(claim -> claim.host().equals(host))
        .flatMap(claim -> entitlement.olderWith(claim).stream())
        .distinct()
        .map(older -> claimed(host, older));
  }

  private static Problem host(String namespace, String host) {
    return Reason.HOST_NOT_ALLOWED.because(
        "host "
            + host
            + " is not allowed to namespace "
            + namespace
            + ": use another host, or ask for an entry in the operator's tenants");
  }

  private static Problem gateway(String namespace, String gateway) {
    return Reason.GATEWAY_NOT_ALLOWED.because(
        "gateway "
            + gateway
            + " is not allowed to namespace "
            + namespace
            + ": use another gateway, or ask for an entry in the operator's tenants");
  }

  private static Problem claimed(String host, Claimant older) {
    return Reason.HOST_CLAIMED.because(
        "host "
            + host
            + " belongs to GoRelease "
            + older.owner().namespace()
            + "/"
            + older.owner().name()
            + ", which is older: take the host out of one of the two");
  }
}

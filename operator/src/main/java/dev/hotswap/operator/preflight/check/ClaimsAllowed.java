package dev.hotswap.operator.preflight.check;

import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.preflight.facts.Entitlement;
import dev.hotswap.operator.preflight.facts.Facts;
import dev.hotswap.operator.preflight.facts.Occupant;
import dev.hotswap.operator.traffic.Claim;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the release claims is granted to its namespace, and no route of another release or of
 * somebody else serves it already: Istio merges two for one host in an order that nobody chose.
 */
public final class ClaimsAllowed implements Check {
  @Override
  public List<Problem> of(Facts facts) {
    Entitlement entitlement = facts.entitlement();
    return claims(entitlement).flatMap(claim -> of(entitlement, claim)).distinct().toList();
  }

  /** The same, of one claim. */
  public static Stream<Problem> of(Entitlement entitlement, Claim claim) {
    Stream<Problem> refused =
        entitlement.granted(claim)
            ? Stream.empty()
            : Stream.of(
                entitlement.gatewayGranted(claim)
                    ? host(entitlement, claim)
                    : gateway(entitlement, claim));
    return Stream.of(
            refused,
            entitlement.takenFromRelease(claim).stream().map(first -> claimed(claim, first)),
            entitlement.takenFromOthers(claim).map(other -> served(claim, other)))
        .flatMap(problems -> problems);
  }

  private static Stream<Claim> claims(Entitlement entitlement) {
    return entitlement.self().claims().stream()
        .sorted(
            Comparator.comparing((Claim claim) -> claim.host().text())
                .thenComparing(claim -> claim.gateway().text()));
  }

  private static Problem host(Entitlement entitlement, Claim claim) {
    return Reason.HOST_NOT_ALLOWED.because(
        "host "
            + claim.host()
            + " at "
            + claim.gateway()
            + " is not granted to namespace "
            + entitlement.self().tenant().namespace()
            + ": use a host of one of its own Services, or ask for an entry under grants in the"
            + " operator's settings");
  }

  private static Problem gateway(Entitlement entitlement, Claim claim) {
    return Reason.GATEWAY_NOT_ALLOWED.because(
        "gateway "
            + claim.gateway()
            + " is not granted to namespace "
            + entitlement.self().tenant().namespace()
            + ": use another gateway, or ask for an entry under grants in the operator's settings");
  }

  private static Problem claimed(Claim claim, Occupant first) {
    return Reason.HOST_CLAIMED.because(
        "host "
            + claim.host()
            + " belongs to GoRelease "
            + first.release().map(owner -> owner.namespace() + "/" + owner.name()).orElseThrow()
            + served(claim, first.claim())
            + ", whose route was written first: take the host out of one of the two");
  }

  private static Problem served(Claim claim, Occupant other) {
    return Reason.FOREIGN_ROUTE.because(
        other.route()
            + " serves "
            + other.claim().host()
            + (other.claim().gateway().equals(claim.gateway())
                ? " at the same gateway"
                : " at "
                    + other.claim().gateway()
                    + ", which may be the same pods as "
                    + claim.gateway())
            + ": delete it or take the host out of it");
  }

  private static String served(Claim mine, Claim theirs) {
    return mine.host().equals(theirs.host()) && mine.gateway().equals(theirs.gateway())
        ? ""
        : " (as " + theirs.host() + " at " + theirs.gateway() + ")";
  }
}

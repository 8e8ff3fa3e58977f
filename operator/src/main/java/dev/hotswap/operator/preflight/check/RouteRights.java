package dev.hotswap.operator.preflight.check;

import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.preflight.facts.Claim;
import dev.hotswap.operator.preflight.facts.Facts;
import dev.hotswap.operator.preflight.facts.Grant;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;

/** Settings allow the release's namespace its hosts and gateways. */
final class RouteRights implements Check {
  @Override
  public List<Problem> of(Facts facts) {
    String namespace = facts.wish().namespace();
    List<Grant> grants =
        facts.grants().stream().filter(grant -> grant.concerns(namespace)).toList();
    return Stream.concat(
            refused(facts, grants, Claim::host, Grant::coversHost)
                .map(host -> host(namespace, host)),
            refused(facts, grants, Claim::gateway, Grant::coversGateway)
                .map(gateway -> gateway(namespace, gateway)))
        .toList();
  }

  private static Stream<String> refused(
      Facts facts,
      List<Grant> grants,
      Function<Claim, String> asked,
      BiPredicate<Grant, String> covers) {
    return facts.wish().claimant().claims().stream()
        .map(asked)
        .distinct()
        .sorted()
        .filter(name -> grants.stream().noneMatch(grant -> covers.test(grant, name)));
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
}

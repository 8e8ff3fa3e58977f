package dev.hotswap.operator.preflight.check;

import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.preflight.facts.Claim;
import dev.hotswap.operator.preflight.facts.Claimant;
import dev.hotswap.operator.preflight.facts.Facts;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** No older release claims one of the hosts at one of the gateways. */
final class HostClaims implements Check {
  @Override
  public List<Problem> of(Facts facts) {
    Claimant self = facts.wish().claimant();
    return facts.others().stream()
        .filter(other -> !other.owner().uid().equals(self.owner().uid()))
        .filter(other -> other.before(self))
        .sorted(Comparator.comparing(Claimant::created))
        .flatMap(other -> shared(self, other).stream().map(host -> problem(host, other)))
        .toList();
  }

  private static Set<String> shared(Claimant self, Claimant other) {
    return self.claims().stream()
        .filter(other.claims()::contains)
        .map(Claim::host)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Problem problem(String host, Claimant other) {
    return Reason.HOST_CLAIMED.because(
        "host "
            + host
            + " belongs to GoRelease "
            + other.owner().namespace()
            + "/"
            + other.owner().name()
            + ", which is older: take the host out of one of the two");
  }
}

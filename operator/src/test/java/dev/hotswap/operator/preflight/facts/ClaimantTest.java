package dev.hotswap.operator.preflight.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.operator.kube.Owner;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ClaimantTest {
  @Test
  void two_releases_that_claim_one_host_at_one_gateway_are_rivals() {
    Claimant payment = claimant("payment", "pay.example.com", "www.example.com");

    assertThat(payment.rivals(claimant("other", "www.example.com"))).isTrue();
    assertThat(payment.rivals(claimant("other", "api.example.com"))).isFalse();
  }

  @Test
  void nobody_is_his_own_rival() {
    Claimant payment = claimant("payment", "pay.example.com");

    assertThat(payment.rivals(claimant("payment", "pay.example.com"))).isFalse();
  }

  private static Claimant claimant(String name, String... hosts) {
    return new Claimant(
        new Owner("hotswap.dev/v1alpha1", "GoRelease", "shop", name, "uid-" + name),
        Instant.EPOCH,
        Claim.all("shop", List.of(hosts), List.of("istio-ingress/public"))
            .collect(Collectors.toSet()));
  }
}

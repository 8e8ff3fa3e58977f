package dev.hotswap.operator.preflight.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantTest {
  @ParameterizedTest
  @CsvSource({
    "*, anything.example.org, true",
    "pay.example.com, pay.example.com, true",
    "pay.example.com, other.example.com, false",
    "*.example.com, pay.example.com, true",
    "*.example.com, deep.pay.example.com, true",
    "*.example.com, *.pay.example.com, true",
    "*.example.com, *.example.com, true",
    "*.example.com, example.com, false",
    "*.example.com, badexample.com, false",
    "*.pay.example.com, *.example.com, false"
  })
  void aHostIsCoveredByItselfAndByWiderWildcards(String granted, String host, boolean covered) {
    assertThat(new Grant(List.of(), List.of(granted), List.of()).coversHost(host))
        .isEqualTo(covered);
  }

  @Test
  void aGrantSpeaksOfTheNamespacesItNames() {
    assertThat(new Grant(List.of("shop"), List.of(), List.of()).concerns("shop")).isTrue();
    assertThat(new Grant(List.of("shop"), List.of(), List.of()).concerns("bank")).isFalse();
    assertThat(new Grant(List.of("*"), List.of(), List.of()).concerns("bank")).isTrue();
  }

  @Test
  void gatewaysWithoutNamespaceAreTheRoutesOwn() {
    assertThat(Claim.all("shop", List.of("h"), List.of("own", "ns/theirs", "mesh")))
        .containsExactly(
            new Claim("h", "shop/own"), new Claim("h", "ns/theirs"), new Claim("h", "mesh"));
    assertThat(Claim.all("shop", List.of("h"), List.of())).containsExactly(new Claim("h", "mesh"));
  }
}

package dev.hotswap.operator.preflight.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.operator.grant.Grant;
import dev.hotswap.operator.grant.Grantees;
import dev.hotswap.operator.grant.Grants;
import dev.hotswap.operator.grant.Tenant;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.naming.ClusterNames;
import dev.hotswap.operator.naming.GatewayName;
import dev.hotswap.operator.traffic.Claim;
import dev.hotswap.operator.traffic.Workloads;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntitlementTest {
  private static final ClusterNames NAMES = new ClusterNames("cluster.local");
  private static final Instant THEN = Instant.parse("2026-11-01T00:00:00Z");
  private static final Grants ALL =
      new Grants(
          List.of(
              new Grant(
                  new Grantees(List.of("*"), Map.of()),
                  List.of("*", "*.svc.cluster.local"),
                  List.of("*", "mesh"),
                  List.of(),
                  List.of())),
          NAMES);
  private static final Workloads WORKLOADS =
      new Workloads(
          Map.of(
              new GatewayName("istio-ingress/public"), Map.of("istio", "ingress"),
              new GatewayName("istio-ingress/other"), Map.of("istio", "ingress", "app", "edge"),
              new GatewayName("web/labelled"), Map.of("app", "edge"),
              new GatewayName("istio-ingress/internal"), Map.of("istio", "internal")));

  @ParameterizedTest
  @CsvSource({
    // what the other one's route serves, what this one asks for, whether that is taken from it
    "payment.example.com, istio-ingress/public, payment.example.com, istio-ingress/public, true",
    "payment.example.com, public.istio-ingress, Payment.example.com., istio-ingress/public, true",
    "payment.example.com, public.istio-ingress.svc.cluster.local, payment.example.com, istio-ingress/public, true",
    "payment.example.com, istio-ingress/internal, payment.example.com, istio-ingress/public, false",
    "payment.example.com, istio-ingress/other, payment.example.com, istio-ingress/public, true",
    "payment.example.com, web/labelled, payment.example.com, istio-ingress/other, true",
    "payment.example.com, web/labelled, payment.example.com, istio-ingress/public, true",
    "payment.example.com, web/unseen, payment.example.com, istio-ingress/public, false",
    "*.example.com, istio-ingress/public, payment.example.com, istio-ingress/public, true",
    "*, istio-ingress/public, payment.example.com, istio-ingress/public, true",
    "payment.example.com, istio-ingress/public, *.example.com, istio-ingress/public, false",
    "payment, mesh, payment.shop.svc.cluster.local, mesh, true",
    "payment.shop, mesh, payment, mesh, true",
    "payment.shop.svc.cluster.local, mesh, payment.shop.svc, mesh, true",
    "*.shop.svc.cluster.local, mesh, payment, mesh, true",
    "payment, mesh, payment, istio-ingress/public, false",
    "payment.bank, mesh, payment, mesh, false"
  })
  void a_claim_is_taken_where_a_router_would_send_its_requests_to_the_new_route(
      String theirHost, String theirGateway, String host, String gateway, boolean taken) {
    Claim theirs = claim(theirHost, theirGateway);
    var other = new Owner("v1", "GoRelease", "shop", "other", "u-other");
    var entitlement =
        new Entitlement(
            self(claim(host, gateway)),
            Set.of(new Occupant("their route", Optional.of(other), theirs, THEN)),
            WORKLOADS,
            ALL);

    assertThat(entitlement.takenFromRelease(claim(host, gateway)).isPresent()).isEqualTo(taken);
    assertThat(entitlement.free(claim(host, gateway))).isEqualTo(!taken);
    assertThat(entitlement.before(claim(host, gateway), THEN)).isEmpty();
    assertThat(entitlement.before(claim(host, gateway), THEN.plusSeconds(1)).isPresent())
        .isEqualTo(taken);
  }

  @ParameterizedTest
  @CsvSource({
    "u-other, other-public, payment.example.com, true",
    "u-other, forged, payment.example.com, false",
    "u-gone, other-public, payment.example.com, false",
    "u-other, other-public, unclaimed.example.com, false"
  })
  void a_route_is_a_releases_own_only_if_that_exists_gives_its_name_and_claims_its_host(
      String uid, String name, String host, boolean own) {
    Claimant release =
        new Claimant(
            new Owner("v1", "GoRelease", "shop", "other", "u-other"),
            new Tenant("shop", Map.of()),
            Set.of(claim("payment.example.com", "istio-ingress/public")));
    RouteSummary route =
        new RouteSummary(
            "VirtualService",
            "shop",
            name,
            Optional.of(uid),
            THEN,
            Map.of(),
            Set.of(claim(host, "istio-ingress/public")),
            Sends.NOTHING);

    assertThat(
            Occupant.of(route, Optional.of(release).filter(route::isOf), ALL)
                .allMatch(occupant -> occupant.release().isPresent()))
        .isEqualTo(own);
  }

  private static Claimant self(Claim claim) {
    return new Claimant(
        new Owner("v1", "GoRelease", "shop", "payment", "u-payment"),
        new Tenant("shop", Map.of()),
        Set.of(claim));
  }

  private static Claim claim(String host, String gateway) {
    return new Claim(NAMES.host(host, "shop"), NAMES.gateway(gateway, "shop"));
  }
}

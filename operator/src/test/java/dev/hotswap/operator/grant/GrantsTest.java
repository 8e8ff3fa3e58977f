package dev.hotswap.operator.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.operator.naming.ClusterNames;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantsTest {
  private static final ClusterNames NAMES = new ClusterNames("cluster.local");
  private static final Tenant SHOP = new Tenant("shop", Map.of("team", "payments", "tier", "1"));

  @ParameterizedTest
  @CsvSource({
    "payment, own, true",
    "payment.shop, shop/own, true",
    "payment.shop.svc.cluster.local, own.shop, true",
    "PAYMENT.shop.svc., own, true",
    "payment, istio-ingress/public, false",
    "payment, mesh, false",
    "payment.bank, own, false",
    "auth.identity.svc.cluster.local, mesh, false",
    "auth.identity.svc.cluster.local, own, false",
    "payment.example.com, own, false",
    "*.shop.svc.cluster.local, own, false",
    "*, own, false"
  })
  void without_a_grant_a_namespace_has_its_own_services_at_its_own_gateways(
      String host, String gateway, boolean allowed) {
    assertThat(allows(new Grants(List.of(), NAMES), host, gateway)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "*.example.com, istio-ingress/public, pay.example.com, istio-ingress/public, true",
    "*.example.com, istio-ingress/public, pay.example.com, public.istio-ingress, true",
    "*.example.com, istio-ingress/public, deep.pay.example.com, istio-ingress/public, true",
    "*.example.com, istio-ingress/public, *.example.com, istio-ingress/public, true",
    "*.example.com, istio-ingress/public, *.pay.example.com, istio-ingress/public, true",
    "*.example.com, istio-ingress/public, example.com, istio-ingress/public, false",
    "*.example.com, istio-ingress/public, badexample.com, istio-ingress/public, false",
    "*.example.com, istio-ingress/public, pay.example.com, istio-ingress/internal, false",
    "*.example.com, istio-ingress/public, pay.example.com, mesh, false",
    "*.example.com, istio-ingress/public, *, istio-ingress/public, false",
    "pay.example.com, istio-ingress/public, *.example.com, istio-ingress/public, false",
    "Pay.Example.com., istio-ingress/public, pay.example.com, istio-ingress/public, true",
    "'', istio-ingress/public, payment, istio-ingress/public, true",
    "'', istio-ingress/public, payment.shop, istio-ingress/public, false",
    "'', mesh, payment.shop, mesh, true",
    "'', mesh, payment.bank, mesh, false",
    "*, *, anything.example.org, a/b, true",
    "*, *, anything.example.org, mesh, false",
    "*, mesh, anything.example.org, mesh, true",
    "*, mesh, auth.identity.svc.cluster.local, mesh, false",
    "*, mesh, auth.identity, mesh, false",
    "*, mesh, auth.identity.svc, mesh, false",
    "*, mesh, *, mesh, false",
    "*, mesh, *.svc.cluster.local, mesh, true",
    "*, *, *, a/b, true",
    "*.identity.svc.cluster.local, mesh, auth.identity, mesh, true",
    "*.identity, istio-ingress/public, auth.identity.svc.cluster.local, istio-ingress/public, false"
  })
  void a_grant_covers_its_hosts_at_its_gateways(
      String hosts, String gateways, String host, String gateway, boolean allowed) {
    Grant grant =
        new Grant(
            new Grantees(List.of("shop"), Map.of()),
            hosts.isEmpty() ? List.of() : List.of(hosts),
            List.of(gateways),
            List.of(),
            List.of());

    assertThat(allows(new Grants(List.of(grant), NAMES), host, gateway)).isEqualTo(allowed);
  }

  @Test
  void one_grants_host_is_not_allowed_at_anothers_gateway() {
    var grants =
        new Grants(
            List.of(to("shop", "pay.example.com", "a/one"), to("shop", "web.example.com", "a/two")),
            NAMES);

    assertThat(allows(grants, "pay.example.com", "a/one")).isTrue();
    assertThat(allows(grants, "pay.example.com", "a/two")).isFalse();
  }

  @Test
  void a_grant_speaks_of_namespaces_by_name_or_by_all_of_its_labels() {
    assertThat(new Grantees(List.of("shop"), Map.of()).include(SHOP)).isTrue();
    assertThat(new Grantees(List.of("bank"), Map.of()).include(SHOP)).isFalse();
    assertThat(new Grantees(List.of("*"), Map.of()).include(SHOP)).isTrue();
    assertThat(new Grantees(List.of(), Map.of("team", "payments")).include(SHOP)).isTrue();
    assertThat(new Grantees(List.of(), Map.of("team", "payments", "tier", "2")).include(SHOP))
        .isFalse();
    assertThat(new Grantees(List.of(), Map.of()).include(SHOP)).isFalse();
    assertThat(new Grantees(List.of("bank"), Map.of("tier", "1")).include(SHOP)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "payment-b, true",
    "payment-b.shop.svc.cluster.local, true",
    "payment-b.victim.svc.cluster.local, false",
    "shadow.qa.svc.cluster.local, true",
    "copies.example.com, false"
  })
  void requests_are_sent_to_own_services_and_granted_destinations(String host, boolean allowed) {
    Grant grant =
        new Grant(
            new Grantees(List.of("shop"), Map.of()),
            List.of("*"),
            List.of("*"),
            List.of("shadow.qa.svc.cluster.local"),
            List.of());

    assertThat(new Grants(List.of(grant), NAMES).allowDestination(SHOP, NAMES.host(host, "shop")))
        .isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "gateway, gateway, true",
    "*, gateway, true",
    "prometheus, gateway, false",
    "gate*, gateway, false",
    "Gateway, gateway, false",
    "'', gateway, false",
    "'', '', false"
  })
  void a_metric_source_is_granted_by_its_name(String granted, String source, boolean allowed) {
    Grant grant =
        new Grant(
            new Grantees(List.of("shop"), Map.of()),
            List.of("*"),
            List.of("*"),
            List.of("*"),
            granted.isEmpty() ? List.of() : List.of(granted));

    Grants grants = new Grants(List.of(grant), NAMES);
    assertThat(grants.allowMetricSource(SHOP, source)).isEqualTo(allowed);
    assertThat(grants.allowMetricSource(new Tenant("bank", Map.of()), source)).isFalse();
  }

  private static Grant to(String namespace, String host, String gateway) {
    return new Grant(
        new Grantees(List.of(namespace), Map.of()),
        List.of(host),
        List.of(gateway),
        List.of(),
        List.of());
  }

  private static boolean allows(Grants grants, String host, String gateway) {
    return grants.allow(SHOP, NAMES.host(host, "shop"), NAMES.gateway(gateway, "shop"));
  }
}

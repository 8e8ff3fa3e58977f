package dev.hotswap.operator.preflight.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.grant.Grant;
import dev.hotswap.operator.grant.Grantees;
import dev.hotswap.operator.grant.Grants;
import dev.hotswap.operator.grant.Tenant;
import dev.hotswap.operator.kube.Json;
import dev.hotswap.operator.kube.decode.Decoded;
import dev.hotswap.operator.naming.ClusterNames;
import dev.hotswap.operator.traffic.RouteSpec;
import dev.hotswap.operator.traffic.istio.IstioRoutes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way in which a user's part can name somebody else's hosts, however it spells them. */
class DestinationsAllowedTest {
  private static final Tenant SHOP = new Tenant("shop", Map.of());
  private static final ClusterNames NAMES = new ClusterNames("cluster.local");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mirror: {host: payment-b.victim} | mirror.host",
        "mirror: {host: payment-b.victim.svc} | mirror.host",
        "mirror: {host: Payment-B.Victim.svc.cluster.local.} | mirror.host",
        "mirrors: [{destination: {host: own}}, {destination: {host: payment-b.victim}}] | mirrors[1].destination.host",
        "mirror: {host: '*.victim.svc.cluster.local'} | mirror.host",
        "delegate: {name: theirs, namespace: victim} | delegate",
        "redirect: {authority: auth.identity.svc.cluster.local} | redirect.authority",
        "redirect: {authority: 'auth.identity:8443', uri: /} | redirect.authority",
        "redirect: {authority: pay.example.org} | redirect.authority",
        "rewrite: {authority: auth.identity.svc} | rewrite.authority",
        "headers: {request: {set: {':authority': auth.identity}}} | headers.request.set.:authority",
        "headers: {request: {add: {host: auth.identity.svc.cluster.local}}} | headers.request.add.host"
      })
  void what_names_somebody_elses_host_is_refused_by_its_path(String http, String path)
      throws JsonProcessingException {
    assertThat(DestinationsAllowed.of(route(http), SHOP, grants()).map(Problem::message))
        .singleElement()
        .asString()
        .contains("virtualService.http." + path + " is ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mirror: {host: copies}",
        "mirror: {host: copies.shop}",
        "mirror: {host: copies.shop.svc.cluster.local}",
        "mirror: {host: shadow.qa.svc.cluster.local}",
        "mirror: {host: shadow.qa}",
        "delegate: {name: own}",
        "redirect: {authority: 'payment.example.com:8443'}",
        "redirect: {uri: /elsewhere}",
        "directResponse: {status: 503, body: {string: payment-b.victim}}",
        "match: [{authority: {exact: payment-b.victim}, headers: {host: {exact: auth.identity}}}]",
        "rewrite: {uri: /}"
      })
  void what_stays_in_the_namespace_is_granted_or_names_no_host_is_not(String http)
      throws JsonProcessingException {
    assertThat(DestinationsAllowed.of(route(http), SHOP, grants())).isEmpty();
  }

  private static Grants grants() {
    return new Grants(
        List.of(
            new Grant(
                new Grantees(List.of("shop"), Map.of()),
                List.of("*.example.com"),
                List.of("istio-ingress/public"),
                List.of("shadow.qa.svc.cluster.local"),
                List.of())),
        NAMES);
  }

  @SuppressWarnings("unchecked")
  private static RouteSpec route(String yaml) throws JsonProcessingException {
    return new RouteSpec(
        new IstioRoutes(NAMES),
        "public",
        List.of("payment.example.com"),
        List.of("istio-ingress/public"),
        new Decoded.Fits<>(Json.as(new YAMLMapper().readTree(yaml), Map.class)));
  }
}

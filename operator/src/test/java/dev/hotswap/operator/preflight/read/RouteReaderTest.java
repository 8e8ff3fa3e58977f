package dev.hotswap.operator.preflight.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.hotswap.operator.app.Kinds;
import dev.hotswap.operator.kube.Json;
import dev.hotswap.operator.naming.ClusterNames;
import dev.hotswap.operator.naming.GatewayName;
import dev.hotswap.operator.naming.HostName;
import dev.hotswap.operator.preflight.facts.RouteSummary;
import dev.hotswap.operator.traffic.UserPart;
import dev.hotswap.operator.traffic.istio.IstioRoutes;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteReaderTest {
  private static final ClusterNames NAMES = new ClusterNames("cluster.local");

  private final RouteReader reader = new RouteReader(NAMES, Kinds.of(NAMES));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http: [{route: [{destination: {host: payment-b.shop.svc.cluster.local}}]}]",
        "http: [{route: [{destination: {host: own}}], mirror: {host: payment-b.shop.svc.cluster.local}}]",
        "http: [{route: [{destination: {host: own}}], mirrors: [{destination: {host: Payment-B.shop.svc.cluster.local.}}]}]",
        "http: [{route: [{destination: {host: own}, weight: 99}, {destination: {host: payment-b.shop.svc}, weight: 1}]}]",
        "tcp: [{route: [{destination: {host: payment-b.shop.svc.cluster.local}}]}]",
        "tls: [{match: [{sniHosts: [a]}], route: [{destination: {host: payment-b.shop.svc.cluster.local}}]}]"
      })
  void whatever_sends_to_a_slot_is_seen(String spec) throws JsonProcessingException {
    assertThat(gist(spec).sends().hosts())
        .anyMatch(host -> host.sameAs(slot()))
        .allMatch(host -> reader.slotOf(host).isEmpty() || host.sameAs(slot()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http: [{route: [{destination: {host: own}, weight: 100}, {destination: {host: payment-b.shop.svc.cluster.local}, weight: 0}]}]",
        "http: [{route: [{destination: {host: own}}], match: [{headers: {host: {exact: payment-b.shop.svc.cluster.local}}}]}]",
        "http: banana",
        "http: [{route: 3, mirror: x}, 7]",
        "{}"
      })
  void what_sends_nothing_there_is_not(String spec) throws JsonProcessingException {
    assertThat(gist(spec).sends().hosts()).noneMatch(host -> host.sameAs(slot()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTPRoute | rules: [{backendRefs: [{name: payment-b, namespace: shop, port: 80}]}]",
        "HTTPRoute | rules: [{backendRefs: [{name: own}, {name: payment-b, namespace: shop, weight: 1}]}]",
        "HTTPRoute | rules: [{backendRefs: [{name: own}], filters: [{type: RequestMirror, requestMirror: {backendRef: {name: payment-b, namespace: shop}}}]}]",
        "HTTPRoute | rules: [{backendRefs: [{name: own, filters: [{requestMirror: {backendRef: {name: payment-b, namespace: shop}}}]}]}]",
        "HTTPRoute | rules: [{backendRefs: [{group: networking.istio.io, kind: Hostname, name: payment-b.shop.svc.cluster.local}]}]",
        "GRPCRoute | rules: [{backendRefs: [{name: payment-b, namespace: shop}]}]",
        "ServiceEntry | {hosts: [payment-b.shop.svc.cluster.local], resolution: STATIC}",
        "ServiceEntry | {hosts: [a.example.com], endpoints: [{address: Payment-B.shop.svc.cluster.local}]}",
        "EnvoyFilter | configPatches: [{patch: {value: {route: {cluster: 'outbound_80_payment-b.shop.svc.cluster.local'}}}}]",
        "EnvoyFilter | configPatches: [{patch: {value: {cluster: outbound_.80_._.payment-b.shop.svc.cluster.local}}}]",
        "EnvoyFilter | configPatches: [{patch: {value: {inlineCode: 'call(\"https://payment-b.shop.svc:80/x\")'}}}]"
      })
  void whatever_kind_it_is(String kind, String spec) throws JsonProcessingException {
    assertThat(gist(kind, spec).sends().hosts()).anyMatch(host -> host.sameAs(slot()));
    assertThat(gist(kind, spec).claims()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTPRoute | rules: [{backendRefs: [{name: payment-b, namespace: shop, weight: 0}, {name: own}]}]",
        "HTTPRoute | rules: [{backendRefs: [{name: payment-b}]}]",
        "HTTPRoute | rules: [{backendRefs: [{kind: Secret, name: payment-b, namespace: shop}]}]",
        "HTTPRoute | rules: 7",
        "ServiceEntry | {hosts: [payment-b.shop.example.com]}",
        "EnvoyFilter | {configPatches: [{patch: {value: {name: payment-b}}}]}",
        "EnvoyFilter | {}"
      })
  void and_what_does_not_is_not(String kind, String spec) throws JsonProcessingException {
    assertThat(gist(kind, spec).sends().hosts()).noneMatch(host -> host.sameAs(slot()));
  }

  @Test
  void hosts_are_served_at_every_gateway_those_of_matches_too() throws JsonProcessingException {
    RouteSummary gist =
        gist(
            "{hosts: [a], gateways: [public.istio-ingress], http: [{match: [{gateways: [own]}]}]}");

    assertThat(gist.claims().stream().map(claim -> claim.gateway()))
        .containsExactlyInAnyOrder(
            new GatewayName("istio-ingress/public"), new GatewayName("bank/own"));
    assertThat(gist("{hosts: [a]}").claims().iterator().next().gateway().isMesh()).isTrue();
  }

  @Test
  void everything_in_the_users_part_that_names_a_host_is_found() throws JsonProcessingException {
    UserPart part =
        new IstioRoutes(NAMES)
            .reach()
            .userPart(
                "shop",
                map(
                    """
                mirror: {host: one}
                mirrors: [{destination: {host: two}}]
                delegate: {name: three, namespace: other}
                redirect: {authority: "four:8080"}
                rewrite: {authority: five}
                headers: {request: {set: {Host: six, x-b: y}}}
                fault: {abort: {httpStatus: 500}}
                tomorrow: {newer: [{destination: {host: seven.example.com}}]}
                """));

    assertThat(part.sends())
        .containsOnlyKeys(
            "mirror.host",
            "mirrors[0].destination.host",
            "delegate",
            "tomorrow.newer[0].destination.host");
    assertThat(part.authorities())
        .containsOnlyKeys("redirect.authority", "rewrite.authority", "headers.request.set.Host");
  }

  private RouteSummary gist(String spec) throws JsonProcessingException {
    return gist("VirtualService", spec);
  }

  private RouteSummary gist(String kind, String spec) throws JsonProcessingException {
    var route = new GenericKubernetesResource();
    route.setApiVersion("networking.istio.io/v1");
    route.setKind(kind);
    route.setMetadata(
        new io.fabric8.kubernetes.api.model.ObjectMetaBuilder()
            .withName("route")
            .withNamespace("bank")
            .build());
    route.setAdditionalProperty("spec", map(spec));
    return reader.gist(route);
  }

  private static HostName slot() {
    return new ClusterNames("cluster.local").service("payment-b", "shop");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(String yaml) throws JsonProcessingException {
    JsonNode tree = new YAMLMapper().readTree(yaml);
    return Json.as(tree, Map.class);
  }
}

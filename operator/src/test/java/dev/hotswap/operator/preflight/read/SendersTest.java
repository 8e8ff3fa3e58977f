package dev.hotswap.operator.preflight.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.hotswap.operator.app.Kinds;
import dev.hotswap.operator.kube.Json;
import dev.hotswap.operator.naming.ClusterNames;
import dev.hotswap.operator.preflight.facts.Sender;
import dev.hotswap.operator.preflight.facts.SlotPod;
import dev.hotswap.operator.preflight.facts.SlotTargets;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything by which somebody can send requests to slots of release shop/payment. */
class SendersTest {
  private static final ClusterNames NAMES = new ClusterNames("cluster.local");
  private static final SlotTargets SLOTS =
      new SlotTargets(
          "shop",
          Set.of(NAMES.service("payment-a", "shop"), NAMES.service("payment-b", "shop")),
          Set.of("10.244.3.7", "10.96.0.20", "fd00:0:0:0:0:0:0:7"),
          Set.of(
              new SlotPod(
                  Map.of(
                      "app", "payment", "hotswap.dev/release", "payment", "hotswap.dev/slot", "b"),
                  Set.of("8080", "http"))));

  private final RouteReader reader = new RouteReader(NAMES, Kinds.of(NAMES));

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '~',
      value = {
        // kind | namespace | way | the object
        "VirtualService | bank | HOST | {spec: {http: [{route: [{destination: {host: payment-b.shop.svc.cluster.local}}]}]}}",
        "VirtualService | bank | HOST | {spec: {http: [{route: [{destination: {host: own}}], mirror: {host: payment-a.shop}}]}}",
        "VirtualService | shop | HOST | {spec: {http: [{route: [{destination: {host: payment-b}}]}]}}",
        "VirtualService | shop | HOST | {spec: {tcp: [{route: [{destination: {host: payment-b}}]}]}}",
        "HTTPRoute | bank | HOST | {spec: {rules: [{backendRefs: [{name: payment-b, namespace: shop}]}]}}",
        "GRPCRoute | shop | HOST | {spec: {rules: [{backendRefs: [{name: payment-b}]}]}}",
        "TLSRoute | shop | HOST | {spec: {rules: [{backendRefs: [{name: payment-b}]}]}}",
        "TCPRoute | bank | HOST | {spec: {rules: [{backendRefs: [{name: payment-a, namespace: shop}]}]}}",
        "Ingress | shop | HOST | {spec: {rules: [{http: {paths: [{backend: {service: {name: payment-b, port: {number: 80}}}}]}}]}}",
        "Ingress | shop | HOST | {spec: {defaultBackend: {service: {name: payment-a}}}}",
        "ServiceEntry | bank | HOST | {spec: {hosts: [payment-b.shop.svc.cluster.local], resolution: STATIC}}",
        "ServiceEntry | bank | ADDRESS | {spec: {hosts: [a.example.com], endpoints: [{address: 10.244.3.7}]}}",
        "ServiceEntry | bank | ADDRESS | {spec: {hosts: [a.example.com], addresses: [10.96.0.20/32]}}",
        "ServiceEntry | bank | ADDRESS | {spec: {hosts: [a.example.com], endpoints: [{address: 'fd00::7'}]}}",
        "ServiceEntry | shop | LABELS | {spec: {hosts: [a.example.com], workloadSelector: {labels: {app: payment}}}}",
        "ServiceEntry | shop | LABELS | {spec: {hosts: [a.example.com], workloadSelector: {}}}",
        "ServiceEntry | shop | LABELS | {spec: {hosts: [a], workloadSelector: {labels: {app: payment}}, ports: [{number: 9000, targetPort: 8080}]}}",
        "WorkloadEntry | bank | ADDRESS | {spec: {address: 10.244.3.7, labels: {app: mine}}}",
        "WorkloadEntry | bank | HOST | {spec: {address: payment-b.shop.svc.cluster.local}}",
        "EnvoyFilter | bank | HOST | {spec: {configPatches: [{patch: {value: {cluster: 'outbound|80||payment-b.shop.svc.cluster.local'}}}]}}",
        "EnvoyFilter | bank | ADDRESS | {spec: {configPatches: [{patch: {value: {socket_address: {address: 10.244.3.7, port_value: 8080}}}}]}}",
        "EnvoyFilter | bank | ADDRESS | {spec: {configPatches: [{patch: {value: {inlineCode: 'call(\"http://[fd00::7]:8080/x\")'}}}]}}",
        "Service | shop | LABELS | {spec: {selector: {app: payment}}}",
        "Service | shop | LABELS | {spec: {selector: {hotswap.dev/slot: b}, ports: [{port: 80, targetPort: 8080}]}}",
        "Service | shop | LABELS | {spec: {selector: {app: payment}, ports: [{port: 81, targetPort: http}]}}",
        "Service | shop | LABELS | {spec: {selector: {app: payment}, ports: [{port: 8080}]}}",
        "Service | shop | LABELS | {spec: {clusterIP: None, selector: {app: payment}}}",
        "EndpointSlice | bank | ADDRESS | {addressType: IPv4, endpoints: [{addresses: [10.244.3.7]}]}",
        "EndpointSlice | bank | ADDRESS | {addressType: IPv6, endpoints: [{addresses: ['FD00:0::7']}]}",
        "EndpointSlice | bank | ADDRESS | {addressType: IPv4, endpoints: [{addresses: [10.9.9.9, 10.96.0.20]}]}"
      })
  void is_a_sender(String kind, String namespace, Sender.Way way, String object)
      throws JsonProcessingException {
    Optional<Sender> sender = sender(kind, namespace, object);

    assertThat(sender.map(Sender::way)).contains(way);
    assertThat(sender.orElseThrow().sentence())
        .startsWith(kind + " " + namespace + "/spy ")
        .containsAnyOf(": take that", ": give it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '~',
      value = {
        "VirtualService | bank | {spec: {http: [{route: [{destination: {host: payment-b}}]}]}}",
        "VirtualService | bank | {spec: {http: [{route: [{destination: {host: own}}, {destination: {host: payment-b.shop}, weight: 0}]}]}}",
        "HTTPRoute | bank | {spec: {rules: [{backendRefs: [{name: payment-b}]}]}}",
        "Ingress | bank | {spec: {defaultBackend: {service: {name: payment-b}}}}",
        "Ingress | shop | {spec: {rules: [{http: {paths: [{backend: {resource: {kind: Bucket, name: payment-b}}}]}}]}}",
        "ServiceEntry | bank | {spec: {hosts: [a.example.com], workloadSelector: {labels: {app: payment}}}}",
        "ServiceEntry | bank | {spec: {hosts: [a.example.com], endpoints: [{address: 10.244.3.77}, {address: 110.244.3.7}]}}",
        "ServiceEntry | shop | {spec: {hosts: [a], workloadSelector: {labels: {app: payment}}, ports: [{number: 9090}]}}",
        "WorkloadEntry | bank | {spec: {address: 10.244.3.8, labels: {app: payment}}}",
        "Service | bank | {spec: {selector: {app: payment}}}",
        "Service | shop | {spec: {selector: {app: payment, tier: edge}}}",
        "Service | shop | {spec: {selector: {app: payment}, ports: [{port: 80, targetPort: 9090}, {port: 81, targetPort: metrics}]}}",
        "Service | shop | {spec: {ports: [{port: 80}]}}",
        "Service | shop | {spec: {selector: {}}}",
        "Service | bank | {spec: {type: ExternalName, externalName: payment-b.shop.svc.cluster.local}}",
        "Service | bank | {spec: {type: ExternalName, externalName: 10.96.0.20}}",
        "EndpointSlice | bank | {addressType: IPv4, endpoints: [{addresses: [10.244.3.70]}]}",
        "EndpointSlice | bank | {addressType: IPv4, endpoints: banana}",
        "EnvoyFilter | bank | {spec: {configPatches: [{patch: {value: {version: 1.10.244.3.7.1, at: '12:30:45'}}}]}}"
      })
  void and_is_none(String kind, String namespace, String object) throws JsonProcessingException {
    assertThat(sender(kind, namespace, object)).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private Optional<Sender> sender(String kind, String namespace, String object)
      throws JsonProcessingException {
    var live = new GenericKubernetesResource();
    live.setApiVersion("example.com/v1");
    live.setKind(kind);
    live.setMetadata(new ObjectMetaBuilder().withName("spy").withNamespace(namespace).build());
    Map<String, Object> parts = Json.as(new YAMLMapper().readTree(object), Map.class);
    parts.forEach(live::setAdditionalProperty);
    return SLOTS.reachedBy(reader.gist(live));
  }
}

package dev.hotswap.operator.preflight.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.operator.naming.ClusterNames;
import dev.hotswap.operator.naming.HostName;
import dev.hotswap.operator.naming.IpAddresses;
import dev.hotswap.operator.preflight.facts.PodSelection;
import dev.hotswap.operator.preflight.facts.Sends;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Where objects that are no routes of releases' kinds send requests.
 *
 * @param reader tells slots' hosts from others
 * @param names resolves what is written
 * @param namespace of the object
 */
record SentTo(RouteReader reader, ClusterNames names, String namespace) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?");
  private static final Set<String> BACKENDS = Set.of("backendRef", "backendRefs");
  private static final Set<String> OF_AN_INGRESS = Set.of("backend", "defaultBackend");
  private static final String PORTS = "ports";

  /** Where an object of this kind sends requests. */
  Sends of(String kind, JsonNode object) {
    JsonNode spec = object.path("spec");
    return switch (kind) {
      case "HTTPRoute", "GRPCRoute", "TCPRoute", "TLSRoute" -> Sends.to(backends(spec));
      case "Ingress" -> Sends.to(ofAnIngress(spec));
      case "Service" -> ofAService(spec);
      case "EndpointSlice" -> mentions(object.path("endpoints"), Optional.empty());
      case "ServiceEntry" -> mentions(spec, workloads(spec));
      default -> mentions(spec, Optional.empty());
    };
  }

  /**
   * Services that a route of the Gateway API sends or mirrors to: {@code backendRefs} and {@code
   * backendRef} at whatever depth (Gateway API, "BackendObjectReference"; Istio's {@code Hostname}
   * names a host instead). A weight of 0 sends nothing.
   */
  private Set<HostName> backends(JsonNode spec) {
    Set<HostName> found = new HashSet<>();
    fields(spec, BACKENDS, references -> backends(references, found));
    return found;
  }

  /** Services of the Ingress' own namespace (Kubernetes, "Ingress": {@code backend.service}). */
  private Set<HostName> ofAnIngress(JsonNode spec) {
    Set<HostName> found = new HashSet<>();
    fields(
        spec,
        OF_AN_INGRESS,
        backend -> {
          String service = backend.path("service").path("name").asText("");
          if (!service.isEmpty()) {
            found.add(names.service(service, namespace));
          }
        });
    return found;
  }

  /** Pods by its selector; an alias ({@code ExternalName}) sends to the host that it stands for. */
  private Sends ofAService(JsonNode spec) {
    if (spec.path("type").asText().equals("ExternalName")) {
      String alias = spec.path("externalName").asText("");
      return new Sends(
          alias.isEmpty() ? Set.of() : Set.of(names.host(alias)),
          IpAddresses.in(alias),
          Optional.empty());
    }
    Map<String, String> labels = labels(spec.path("selector"));
    return new Sends(
        Set.of(),
        Set.of(),
        labels.isEmpty()
            ? Optional.empty()
            : Optional.of(new PodSelection(labels, targetPorts(spec.path(PORTS)))));
  }

  /** Pods as endpoints (Istio, "Service Entry": {@code workloadSelector}); no labels mean all. */
  private static Optional<PodSelection> workloads(JsonNode spec) {
    JsonNode selector = spec.path("workloadSelector");
    return selector.isObject()
        ? Optional.of(
            new PodSelection(labels(selector.path("labels")), targetPorts(spec.path(PORTS))))
        : Optional.empty();
  }

  private static Map<String, String> labels(JsonNode labels) {
    return labels.properties().stream()
        .filter(label -> label.getValue().isTextual())
        .collect(Collectors.toMap(Map.Entry::getKey, label -> label.getValue().textValue()));
  }

  /** Where they lead to, those of a Service and those of a ServiceEntry alike. */
  private static Set<String> targetPorts(JsonNode ports) {
    return StreamSupport.stream(ports.spliterator(), false)
        .map(port -> port.path("targetPort").asText(port.path("port").asText(number(port))))
        .filter(port -> !port.isEmpty())
        .collect(Collectors.toSet());
  }

  private static String number(JsonNode port) {
    return port.path("number").asText("");
  }

  /**
   * Services of slots, and addresses, that any text in an object names: what configures proxies may
   * say so anywhere, as a host, an address or the name of a cluster such as {@code
   * outbound|80||payment-b.shop.svc.cluster.local}.
   */
  private Sends mentions(JsonNode tree, Optional<PodSelection> pods) {
    Set<HostName> hosts = new HashSet<>();
    Set<String> addresses = new HashSet<>();
    everywhere(
        tree,
        node -> {
          if (node.isTextual()) {
            hosts.addAll(hostsIn(node.textValue()));
            addresses.addAll(IpAddresses.in(node.textValue()));
          }
        });
    return new Sends(hosts, addresses, pods);
  }

  private Set<HostName> hostsIn(String text) {
    return NAME.matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .map(match -> match.group())
        .filter(name -> name.contains("."))
        .map(name -> names.host(name, namespace))
        .filter(host -> reader.slotOf(host).isPresent())
        .collect(Collectors.toSet());
  }

  private static void fields(JsonNode tree, Set<String> called, Consumer<JsonNode> look) {
    everywhere(
        tree,
        node ->
            node.properties().stream()
                .filter(field -> called.contains(field.getKey()))
                .forEach(field -> look.accept(field.getValue())));
  }

  private static void everywhere(JsonNode tree, Consumer<JsonNode> look) {
    Deque<JsonNode> open = new ArrayDeque<>(List.of(tree));
    while (!open.isEmpty()) {
      JsonNode node = open.pop();
      look.accept(node);
      node.forEach(open::push);
    }
  }

  private void backends(JsonNode references, Set<HostName> found) {
    if (references.isObject()) {
      backend(references, found);
    } else {
      references.forEach(reference -> backend(reference, found));
    }
  }

  private void backend(JsonNode reference, Set<HostName> found) {
    String name = reference.path("name").asText("");
    if (name.isEmpty() || reference.path("weight").asInt(1) == 0) {
      return;
    }
    String kind = reference.path("kind").asText("Service");
    if (kind.equals("Hostname")) {
      found.add(names.host(name, namespace));
    } else if (kind.equals("Service")) {
      found.add(names.service(name, reference.path("namespace").asText(namespace)));
    }
  }
}

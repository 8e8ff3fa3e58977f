package dev.hotswap.operator.traffic.istio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.operator.naming.ClusterNames;
import dev.hotswap.operator.naming.GatewayName;
import dev.hotswap.operator.naming.HostName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Finds in a part of a VirtualService everything that says where requests go (Istio, "Virtual
 * Service": {@code destination.host}, {@code mirror.host}, {@code mirrors[].destination.host},
 * {@code delegate}, {@code redirect.authority}, {@code rewrite.authority}, a set Host header), at
 * whatever depth: a field that is new to Istio tomorrow most likely has the same words in it.
 *
 * @param names resolves what is written
 * @param namespace of the object
 */
record NamedHosts(ClusterNames names, String namespace) {
  private static final String HOST = "host";
  private static final Set<String> HOST_HEADERS = Set.of("host", ":authority");

  /** Hosts that requests are sent or copied to, by the path of the field that says so. */
  Map<String, HostName> sends(JsonNode part) {
    Map<String, HostName> found = new HashMap<>();
    walk(part, "", (path, node) -> destination(path, node, found));
    return found;
  }

  /** What requests are called, or callers are sent to, by the path of the field that says so. */
  Map<String, HostName> authorities(JsonNode part) {
    Map<String, HostName> found = new HashMap<>();
    walk(part, "", (path, node) -> authority(path, node, found));
    return found;
  }

  /** Gateways that a match binds the route to. */
  Set<GatewayName> gateways(JsonNode http) {
    Set<GatewayName> found = new HashSet<>();
    for (JsonNode match : http.path("match")) {
      for (JsonNode gateway : match.path("gateways")) {
        found.add(names.gateway(gateway.asText(), namespace));
      }
    }
    return found;
  }

  private void destination(String path, JsonNode node, Map<String, HostName> found) {
    if (node.path(HOST).isTextual() && !path.contains("headers")) {
      found.put(at(path, HOST), names.host(node.path(HOST).asText(), namespace));
    }
    JsonNode delegate = node.path("delegate");
    if (delegate.path("name").isTextual()) {
      String of = delegate.path("namespace").asText(namespace);
      found.put(at(path, "delegate"), names.service(delegate.path("name").asText(), of));
    }
  }

  private void authority(String path, JsonNode node, Map<String, HostName> found) {
    if (node.path("authority").isTextual()) {
      found.put(
          at(path, "authority"), names.host(hostOf(node.path("authority").asText()), namespace));
    }
    node.properties().stream()
        .filter(field -> HOST_HEADERS.contains(field.getKey().toLowerCase(Locale.ROOT)))
        .filter(field -> field.getValue().isTextual() && path.contains("headers"))
        .forEach(
            field ->
                found.put(
                    at(path, field.getKey()),
                    names.host(hostOf(field.getValue().asText()), namespace)));
  }

  private static String hostOf(String authority) {
    return authority.replaceFirst(":\\d+$", "");
  }

  private static void walk(JsonNode node, String path, BiConsumer<String, JsonNode> visit) {
    if (node.isObject()) {
      visit.accept(path, node);
      node.properties().forEach(field -> walk(field.getValue(), at(path, field.getKey()), visit));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      walk(node.get(i), path + "[" + i + "]", visit);
    }
  }

  private static String at(String path, String field) {
    return path.isEmpty() ? field : path + "." + field;
  }
}

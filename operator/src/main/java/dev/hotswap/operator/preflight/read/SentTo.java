package dev.hotswap.operator.preflight.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.operator.naming.ClusterNames;
import dev.hotswap.operator.naming.HostName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where objects that are no VirtualServices send requests.
 *
 * @param reader tells slots' hosts from others
 * @param names resolves what is written
 * @param namespace of the object
 */
record SentTo(RouteReader reader, ClusterNames names, String namespace) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?");
  private static final Set<String> BACKENDS = Set.of("backendRef", "backendRefs");

  /**
   * Services that a route of the Gateway API sends or mirrors to: {@code backendRefs} and {@code
   * backendRef} at whatever depth (Gateway API, "BackendObjectReference"; Istio's {@code Hostname}
   * names a host instead). A weight of 0 sends nothing.
   */
  Set<HostName> backends(JsonNode spec) {
    Set<HostName> found = new HashSet<>();
    everywhere(
        spec,
        node ->
            node.properties().stream()
                .filter(field -> BACKENDS.contains(field.getKey()))
                .forEach(field -> backends(field.getValue(), found)));
    return found;
  }

  /**
   * Services of slots that any text in an object names: what configures proxies may say so
   * anywhere, as a host, an address or the name of a cluster such as {@code
   * outbound|80||payment-b.shop.svc.cluster.local}.
   */
  Set<HostName> mentions(JsonNode spec) {
    Set<HostName> found = new HashSet<>();
    everywhere(
        spec,
        node -> {
          if (node.isTextual()) {
            found.addAll(mentions(node.textValue()));
          }
        });
    return found;
  }

  private static void everywhere(JsonNode tree, Consumer<JsonNode> look) {
    Deque<JsonNode> open = new ArrayDeque<>(List.of(tree));
    while (!open.isEmpty()) {
      JsonNode node = open.pop();
      look.accept(node);
      node.forEach(open::push);
    }
  }

  private Set<HostName> mentions(String text) {
    return NAME.matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .map(match -> match.group())
        .filter(name -> name.contains("."))
        .map(name -> names.host(name, namespace))
        .filter(host -> reader.slotOf(host).isPresent())
        .collect(Collectors.toSet());
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

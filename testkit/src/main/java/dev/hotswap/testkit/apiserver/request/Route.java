package dev.hotswap.testkit.apiserver.request;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What a path leads to. */
sealed interface Route {
  /** A resource. */
  record ToResource(
      String group,
      String version,
      String plural,
      String namespace,
      String name,
      String subresource)
      implements Route {}

  /** Anything else: discovery, health. */
  record ToDocument(String path) implements Route {}

  /** Namespaces have subresources too: {@code /namespaces/x/finalize} is not in namespace x. */
  Set<String> NAMESPACE_SUBRESOURCES = Set.of("status", "finalize");

  static Route of(String path) {
    List<String> parts =
        Arrays.stream(path.split("/", -1)).filter(part -> !part.isEmpty()).toList();
    if (parts.size() >= 3 && parts.getFirst().equals("api")) {
      return resource("", parts.get(1), parts.subList(2, parts.size()));
    }
    if (parts.size() >= 4 && parts.getFirst().equals("apis")) {
      return resource(parts.get(1), parts.get(2), parts.subList(3, parts.size()));
    }
    return new ToDocument(path);
  }

  private static Route resource(String group, String version, List<String> rest) {
    boolean inNamespace =
        rest.getFirst().equals("namespaces")
            && rest.size() >= 3
            && !NAMESPACE_SUBRESOURCES.contains(rest.get(2));
    String namespace = inNamespace ? rest.get(1) : "";
    List<String> local = inNamespace ? rest.subList(2, rest.size()) : rest;
    return new ToResource(
        group, version, local.getFirst(), namespace, part(local, 1), part(local, 2));
  }

  private static String part(List<String> parts, int index) {
    return index < parts.size() ? parts.get(index) : "";
  }
}

package dev.hotswap.testkit.apiserver.access;

import dev.hotswap.testkit.apiserver.resource.ResourceType;

/**
 * What somebody wants to do.
 *
 * @param verb {@code get}, {@code list}, {@code create}, …
 * @param group API group
 * @param resource plural name of the kind
 * @param subresource empty for the object itself
 * @param namespace empty across namespaces and for cluster-scoped kinds
 * @param name empty for collections
 */
public record Action(
    String verb, String group, String resource, String subresource, String namespace, String name) {

  /** An action on objects of a kind. */
  public static Action on(
      ResourceType type, String verb, String subresource, String namespace, String name) {
    return new Action(verb, type.group(), type.plural(), subresource, namespace, name);
  }

  /** {@code pods}, {@code pods/status}. */
  public String resourcePath() {
    return subresource.isEmpty() ? resource : resource + "/" + subresource;
  }

  /** What a refusal says after the name of the object. */
  public String refusal(User user) {
    String where =
        namespace.isEmpty()
            ? "at the cluster scope"
            : "in the namespace \"%s\"".formatted(namespace);
    return "User \"%s\" cannot %s resource \"%s\" in API group \"%s\" %s"
        .formatted(user.name(), verb, resourcePath(), group, where);
  }
}

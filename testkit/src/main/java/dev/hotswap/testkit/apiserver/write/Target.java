package dev.hotswap.testkit.apiserver.write;

import dev.hotswap.testkit.apiserver.resource.ResourceType;
import dev.hotswap.testkit.apiserver.store.ObjectKey;

/**
 * What a request is about.
 *
 * @param type the kind
 * @param namespace empty for cluster-scoped kinds
 * @param name empty for the collection
 * @param subresource {@code status}, {@code scale}, …; empty for the object itself
 */
public record Target(ResourceType type, String namespace, String name, String subresource) {
  /** The object itself. */
  public static Target of(ResourceType type, String namespace, String name) {
    return new Target(type, namespace, name, "");
  }

  /** The same object's subresource. */
  public Target sub(String otherSubresource) {
    return new Target(type, namespace, name, otherSubresource);
  }

  /** Where the object is stored. */
  public ObjectKey key() {
    return ObjectKey.of(type, namespace, name);
  }
}

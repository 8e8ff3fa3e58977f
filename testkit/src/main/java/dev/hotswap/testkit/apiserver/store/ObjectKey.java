package dev.hotswap.testkit.apiserver.store;

import dev.hotswap.testkit.apiserver.resource.ResourceType;
import java.util.Comparator;

/**
 * Where an object is stored.
 *
 * @param resource group-qualified plural name of its kind
 * @param namespace empty for cluster-scoped objects
 * @param name the object's name
 */
public record ObjectKey(String resource, String namespace, String name)
    implements Comparable<ObjectKey> {
  private static final Comparator<ObjectKey> ORDER =
      Comparator.comparing(ObjectKey::resource)
          .thenComparing(ObjectKey::namespace)
          .thenComparing(ObjectKey::name);

  /** The key of an object of a kind. */
  public static ObjectKey of(ResourceType type, String namespace, String name) {
    return new ObjectKey(type.qualifiedPlural(), namespace, name);
  }

  @Override
  public int compareTo(ObjectKey other) {
    return ORDER.compare(this, other);
  }
}

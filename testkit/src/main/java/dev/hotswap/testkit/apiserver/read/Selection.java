package dev.hotswap.testkit.apiserver.read;

import dev.hotswap.testkit.apiserver.error.RequestErrors;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import dev.hotswap.testkit.apiserver.select.FieldSelector;
import dev.hotswap.testkit.apiserver.select.LabelSelector;
import dev.hotswap.testkit.apiserver.store.ObjectKey;

/**
 * Which objects a list or a watch is about.
 *
 * @param type their kind
 * @param namespace empty for all namespaces
 * @param labels condition on their labels
 * @param fields condition on their fields
 */
public record Selection(
    ResourceType type, String namespace, LabelSelector labels, FieldSelector fields) {

  /** All objects of a kind in a namespace, or (empty) everywhere. */
  public static Selection all(ResourceType type, String namespace) {
    return new Selection(type, namespace, LabelSelector.EVERYTHING, FieldSelector.EVERYTHING);
  }

  /**
   * The selection of a query.
   *
   * @throws dev.hotswap.testkit.apiserver.error.ApiException 400 for selectors that cannot be read
   */
  public static Selection parse(
      ResourceType type, String namespace, String labelSelector, String fieldSelector) {
    try {
      return new Selection(
          type,
          namespace,
          LabelSelector.parse(labelSelector),
          FieldSelector.parse(fieldSelector, type.kind()));
    } catch (IllegalArgumentException e) {
      throw RequestErrors.badRequest(String.valueOf(e.getMessage()));
    }
  }

  /** Whether neither labels nor fields restrict it. */
  public boolean isUnconditional() {
    return labels.requirements().isEmpty() && fields.terms().isEmpty();
  }

  /** Whether the object stored at a key belongs to the selection. */
  public boolean includes(ObjectKey key, ApiObject object) {
    return key.resource().equals(type.qualifiedPlural())
        && (namespace.isEmpty() || key.namespace().equals(namespace))
        && matches(object);
  }

  /** Whether an object of this kind and namespace fulfils the conditions. */
  public boolean matches(ApiObject object) {
    return labels.matches(object.labels()) && fields.matches(object);
  }
}

package dev.hotswap.operator.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/** Objects of the Kubernetes API as plain trees, and back. */
public final class Json {
  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

  private Json() {}

  /** The object as it would be sent. */
  public static JsonNode tree(Object object) {
    return SERIALIZATION.convertValue(object, JsonNode.class);
  }

  /**
   * A tree as a typed object; fields the type does not know are kept.
   *
   * @throws IllegalArgumentException when the tree does not fit, naming the field
   */
  public static <T> T as(Object tree, Class<T> type) {
    return SERIALIZATION.convertValue(tree, type);
  }

  /** A JSON text that is an object. */
  static ObjectNode object(String json) {
    return SERIALIZATION.unmarshal(json, ObjectNode.class);
  }

  /** A copy that shares nothing with the original. */
  public static <T> T copy(T object) {
    return SERIALIZATION.clone(object);
  }
}

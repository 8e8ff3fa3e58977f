package dev.hotswap.operator.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** Where the API server keeps namespaced objects (Kubernetes API concepts, "Resource URIs"). */
public final class ApiPath {
  private ApiPath() {}

  /** Path of one object. */
  static String of(HasMetadata object) {
    return collection(object) + "/" + object.getMetadata().getName();
  }

  /** Path of all objects of its kind in its namespace. */
  public static String collection(HasMetadata object) {
    String version = object.getApiVersion();
    return (version.contains("/") ? "/apis/" : "/api/")
        + version
        + "/namespaces/"
        + object.getMetadata().getNamespace()
        + "/"
        + object.getPlural();
  }
}

package dev.hotswap.operator.preflight.dryrun;

import dev.hotswap.operator.kube.ApiPath;
import dev.hotswap.operator.kube.Json;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;

/**
 * An object that a release is about to make, as text: two typed ones cannot always be compared.
 *
 * @param what as people call it: "Deployment payment-b", "a pod of Deployment payment-b"
 * @param collection path of its kind in its namespace
 * @param name of the object
 * @param once whether it is created, and never changed
 * @param json as it would be written
 */
public record PlannedObject(
    String what, String collection, String name, boolean once, String json) {
  /** By its own kind and name. */
  public static PlannedObject of(HasMetadata object) {
    return of(object.getKind() + " " + object.getMetadata().getName(), object);
  }

  /** By a name for people. */
  public static PlannedObject of(String what, HasMetadata object) {
    return new PlannedObject(
        what,
        ApiPath.collection(object),
        object.getMetadata().getName(),
        object instanceof Pod,
        Json.tree(object).toString());
  }
}

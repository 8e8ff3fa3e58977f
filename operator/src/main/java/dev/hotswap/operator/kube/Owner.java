package dev.hotswap.operator.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.util.Optional;

/**
 * The release that objects belong to. Belonging is decided by UID: a release that was deleted and
 * made again under the same name owns nothing of the old one.
 */
public record Owner(String apiVersion, String kind, String namespace, String name, String uid) {
  /** The owner that this live object is. */
  public static Owner of(HasMetadata live) {
    return new Owner(
        live.getApiVersion(),
        live.getKind(),
        live.getMetadata().getNamespace(),
        live.getMetadata().getName(),
        live.getMetadata().getUid());
  }

  /** The controller reference every object of the release carries. */
  public OwnerReference reference() {
    return new OwnerReferenceBuilder()
        .withApiVersion(apiVersion)
        .withKind(kind)
        .withName(name)
        .withUid(uid)
        .withController(true)
        .build();
  }

  /** Whether this owner's UID is the object's controller. */
  public boolean controls(HasMetadata object) {
    return controllerOf(object).map(OwnerReference::getUid).filter(uid::equals).isPresent();
  }

  /** The object's controller, if it has one. */
  public static Optional<OwnerReference> controllerOf(HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream()
        .filter(reference -> Boolean.TRUE.equals(reference.getController()))
        .findFirst();
  }
}

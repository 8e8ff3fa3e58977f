package dev.hotswap.testkit.controllers.api;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which object controls which. */
public final class Owners {
  private Owners() {}

  /** The reference of an object to its controller. */
  public static OwnerReference controlledBy(HasMetadata owner) {
    return new OwnerReferenceBuilder()
        .withApiVersion(owner.getApiVersion())
        .withKind(owner.getKind())
        .withName(owner.getMetadata().getName())
        .withUid(owner.getMetadata().getUid())
        .withController(true)
        .withBlockOwnerDeletion(true)
        .build();
  }

  /** The controller of an object. */
  public static Optional<OwnerReference> controllerOf(HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream()
        .filter(owner -> Boolean.TRUE.equals(owner.getController()))
        .findFirst();
  }

  /** Objects by the uid of their controller; those without one are left out. */
  public static <T extends HasMetadata> Map<String, List<T>> byController(List<T> objects) {
    Map<String, List<T>> owned = new HashMap<>();
    for (T object : objects) {
      controllerOf(object)
          .ifPresent(
              owner -> owned.computeIfAbsent(owner.getUid(), uid -> new ArrayList<>()).add(object));
    }
    return owned;
  }

  /** Whether an object is marked for deletion. */
  public static boolean deleting(HasMetadata object) {
    return object.getMetadata().getDeletionTimestamp() != null;
  }
}

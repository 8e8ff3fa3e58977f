package dev.hotswap.operator.kube;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Preconditions;
import io.fabric8.kubernetes.api.model.PreconditionsBuilder;

/**
 * How a request says which state of which object it was decided on (Kubernetes API concepts,
 * "Resource versions"): the API server refuses it with 409 once there is a newer one.
 */
final class Fence {
  /**
   * The revision of a store that nothing was written to yet: no object has it. An apply that names
   * it makes an object that is missing and is refused over one that exists.
   */
  private static final String OF_NOTHING = "1";

  private Fence() {}

  /** A merge patch for exactly the object that was read. */
  static String onto(String mergePatch, HasMetadata read) {
    ObjectNode patch = Json.object(mergePatch);
    patch
        .withObjectProperty("metadata")
        .put("uid", read.getMetadata().getUid())
        .put("resourceVersion", read.getMetadata().getResourceVersion());
    return patch.toString();
  }

  /** The same object to be applied, named by what was read. */
  static <T extends HasMetadata> T named(T desired, T read) {
    T copy = Json.copy(desired);
    copy.getMetadata().setUid(read.getMetadata().getUid());
    copy.getMetadata().setResourceVersion(read.getMetadata().getResourceVersion());
    return copy;
  }

  /** The same object to be applied where there is none. */
  static <T extends HasMetadata> T unseen(T desired) {
    T copy = Json.copy(desired);
    copy.getMetadata().setResourceVersion(OF_NOTHING);
    return copy;
  }

  /** Only as it was read. */
  static Preconditions asRead(HasMetadata read) {
    return new Preconditions(read.getMetadata().getResourceVersion(), read.getMetadata().getUid());
  }

  /** However it changed, but not one that was made anew under its name. */
  static Preconditions sameObject(HasMetadata read) {
    return new PreconditionsBuilder().withUid(read.getMetadata().getUid()).build();
  }

  /** What a deletion says: what the object owns goes after it. */
  static DeleteOptions deletion(Preconditions only) {
    return new DeleteOptionsBuilder()
        .withPropagationPolicy("Background")
        .withPreconditions(only)
        .build();
  }
}

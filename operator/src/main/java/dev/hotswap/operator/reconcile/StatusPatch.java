package dev.hotswap.operator.reconcile;

import dev.hotswap.operator.kube.Apply;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;

/**
 * How status is sent: server-side apply of nothing but status, refused when the object changed
 * since it was read, or is another one under its name.
 */
final class StatusPatch {
  private static final PatchContext APPLY =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager(Apply.FIELD_MANAGER)
          .withForce(true)
          .build();

  private StatusPatch() {}

  /** What a fresh object needs to name exactly the one that was read. */
  static ObjectMeta identity(HasMetadata read) {
    return new ObjectMetaBuilder()
        .withNamespace(read.getMetadata().getNamespace())
        .withName(read.getMetadata().getName())
        .withUid(read.getMetadata().getUid())
        .withResourceVersion(read.getMetadata().getResourceVersion())
        .build();
  }

  /** Sends it; the object as it is then. */
  static <T extends HasMetadata> T send(KubernetesClient client, T fresh) {
    return client.resource(fresh).subresource("status").patch(APPLY);
  }
}

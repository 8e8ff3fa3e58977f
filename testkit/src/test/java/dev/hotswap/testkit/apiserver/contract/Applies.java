package dev.hotswap.testkit.apiserver.contract;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;

/** Server-side applies by a named manager. */
record Applies(KubernetesClient client, String manager) {
  <T extends HasMetadata> T apply(T config) {
    return client.resource(config).patch(context(false));
  }

  <T extends HasMetadata> T force(T config) {
    return client.resource(config).patch(context(true));
  }

  <T extends HasMetadata> T status(T config) {
    return client.resource(config).subresource("status").patch(context(true));
  }

  private PatchContext context(boolean force) {
    return new PatchContext.Builder()
        .withPatchType(PatchType.SERVER_SIDE_APPLY)
        .withFieldManager(manager)
        .withForce(force)
        .build();
  }
}

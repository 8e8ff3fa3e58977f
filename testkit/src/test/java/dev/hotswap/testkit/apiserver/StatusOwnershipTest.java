package dev.hotswap.testkit.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import org.junit.jupiter.api.Test;

class StatusOwnershipTest {
  private static final PatchContext APPLY =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager("hotswap")
          .withForce(true)
          .build();

  @Test
  void aStatusFieldThatIsNoLongerAppliedDisappears() {
    try (FakeApiServer server = FakeApiServer.start();
        KubernetesClient client = server.client()) {
      // Given a status with two fields
      server.createNamespace("shop");
      client.resource(Manifests.deployment(1)).create();
      apply(client, new DeploymentStatusBuilder().withReplicas(3).withReadyReplicas(2).build());
      // When the same manager applies only one of them
      Deployment after = apply(client, new DeploymentStatusBuilder().withReplicas(3).build());
      // Then the other is gone
      assertThat(after.getStatus().getReplicas()).isEqualTo(3);
      assertThat(after.getStatus().getReadyReplicas()).isNull();
    }
  }

  private static Deployment apply(KubernetesClient client, DeploymentStatus status) {
    Deployment configuration = Manifests.deployment(1);
    configuration.setSpec(null);
    configuration.setStatus(status);
    return client.resource(configuration).subresource("status").patch(APPLY);
  }
}

package dev.hotswap.testkit.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ObjectsTest {
  private final FakeApiServer server = FakeApiServer.start();
  private final KubernetesClient client = server.client();

  @BeforeEach
  void createNamespace() {
    server.createNamespace("shop");
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void a_new_object_gets_identity_and_version() {
    ConfigMap created = client.resource(Manifests.configMap("settings", "1")).create();

    assertThat(created.getMetadata().getUid()).isNotBlank();
    assertThat(created.getMetadata().getCreationTimestamp()).isNotBlank();
    assertThat(created.getMetadata().getResourceVersion())
        .isEqualTo(Long.toString(server.version()));
  }

  @Test
  void a_name_can_be_taken_once() {
    client.resource(Manifests.configMap("settings", "1")).create();

    assertThatThrownBy(() -> client.resource(Manifests.configMap("settings", "2")).create())
        .isInstanceOfSatisfying(
            KubernetesClientException.class,
            e -> assertThat(e.getStatus().getReason()).isEqualTo("AlreadyExists"))
        .hasMessageContaining("configmaps \"settings\" already exists");
  }

  @Test
  void a_write_over_an_older_version_is_a_conflict() {
    ConfigMap first = client.resource(Manifests.configMap("settings", "1")).create();
    client.resource(with(first, "2")).update();

    assertThatThrownBy(() -> client.resource(with(first, "3")).update())
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(409));
  }

  @Test
  void a_write_that_changes_nothing_keeps_the_version() {
    ConfigMap first = client.resource(Manifests.configMap("settings", "1")).create();

    ConfigMap again = client.resource(first).update();

    assertThat(again.getMetadata().getResourceVersion())
        .isEqualTo(first.getMetadata().getResourceVersion());
  }

  @Test
  void generation_counts_changes_of_the_spec_only() {
    Deployment created = client.resource(Manifests.deployment(2)).create();
    var stored = client.apps().deployments().inNamespace("shop").withName("payment-a");
    Deployment labelled =
        stored.edit(d -> d.edit().editMetadata().addToLabels("a", "b").endMetadata().build());
    Deployment scaled = stored.edit(d -> d.edit().editSpec().withReplicas(5).endSpec().build());

    assertThat(created.getMetadata().getGeneration()).isEqualTo(1);
    assertThat(labelled.getMetadata().getGeneration()).isEqualTo(1);
    assertThat(scaled.getMetadata().getGeneration()).isEqualTo(2);
  }

  @Test
  void status_is_written_through_its_subresource_only() {
    Deployment created = client.resource(Manifests.deployment(2)).create();
    Deployment changed =
        new DeploymentBuilder(created)
            .editSpec()
            .withReplicas(9)
            .endSpec()
            .withNewStatus()
            .withReadyReplicas(3)
            .endStatus()
            .build();

    Deployment afterStatus = client.resource(changed).updateStatus();
    Deployment afterMain =
        client
            .resource(
                new DeploymentBuilder(afterStatus)
                    .editStatus()
                    .withReadyReplicas(7)
                    .endStatus()
                    .build())
            .update();

    assertThat(afterStatus.getStatus().getReadyReplicas()).isEqualTo(3);
    assertThat(afterStatus.getSpec().getReplicas()).isEqualTo(2);
    assertThat(afterMain.getStatus().getReadyReplicas()).isEqualTo(3);
  }

  @Test
  void a_finalizer_holds_an_object_until_it_is_taken_away() {
    ConfigMap held = Manifests.configMap("settings", "1");
    held.getMetadata().getFinalizers().add("hotswap.dev/test");
    ConfigMap created = client.resource(held).create();

    client.resource(created).delete();
    ConfigMap waiting = client.resource(created).get();
    client
        .resource(waiting)
        .edit(c -> new ConfigMapBuilder(c).editMetadata().withFinalizers().endMetadata().build());

    assertThat(waiting.getMetadata().getDeletionTimestamp()).isNotBlank();
    assertThat(client.resource(created).get()).isNull();
  }

  private static ConfigMap with(ConfigMap base, String value) {
    return new ConfigMapBuilder(base).withData(Map.of("key", value)).build();
  }
}
